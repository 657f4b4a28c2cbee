import { dnsCheckSchema, mailSetupSchema, testMailSchema } from '#core/receiving/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import { checkRecords } from './dns.ts';
import { readMailSetup, recordsOf, sendTestMail, type Installed } from './setup.ts';

export function registerReceiving(api: Api, installed: Installed): void {
	route(
		api,
		{ method: 'get', path: '/mail', action: 'mail.manage', summary: 'Says what is set for mail, and what DNS should hold.', answer: mailSetupSchema },
		(context) => readMailSetup(context, installed)
	);
	route(
		api,
		{ method: 'post', path: '/mail/dns-checks', action: 'mail.manage', summary: 'Looks up what DNS holds of it, within 5 seconds.', answer: dnsCheckSchema, limit: 'report' },
		() => checkRecords(recordsOf(installed.config))
	);
	route(
		api,
		{ method: 'post', path: '/mail/tests', action: 'mail.manage', summary: 'Sends a test mail to the caller.', answer: testMailSchema, status: 201, limit: 'report' },
		(context) => sendTestMail(context, installed)
	);
}

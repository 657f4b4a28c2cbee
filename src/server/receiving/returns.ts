/** What comes back of our letters: bounces and complaints. */
import { isComplaint, readDeliveryReport, readPlainBounce } from '#core/receiving/reports.ts';
import { noteReturned, type MailBack } from '../notifications/service.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import type { Arrived, Report } from './reading.ts';

export type ReturnOutcome = 'bounced' | 'refused' | 'delayed' | 'complained' | 'ignored';

/** Takes note of what is said about the letter that `back` proves to be ours; what says nothing clear changes nothing. */
export async function takeReturn(context: ContextOf<Tx>, mail: Arrived, back: MailBack): Promise<ReturnOutcome> {
	if (mail.report?.about === 'complaint') {
		if (!isComplaint(mail.report.blocks)) return 'ignored';
		return (await noteReturned(context, back, { what: 'complained', response: complaintOf(mail.report) })) ? 'complained' : 'ignored';
	}
	const verdict = mail.report ? readDeliveryReport(mail.report.blocks) : readPlainBounce(mail.text);
	if (!verdict) return 'ignored';
	return (await noteReturned(context, back, { what: verdict.what, response: verdict.response })) ? verdict.what : 'ignored';
}

function complaintOf({ blocks }: Report): string {
	const say = (name: string) => blocks.map((fields) => fields.get(name)).find(Boolean);
	return [say('feedback-type'), say('user-agent')].filter(Boolean).join(', by ');
}

/** The token in a letter that a report encloses: its return path is ours. */
export function tokenIn({ blocks, letter }: Report): string | null {
	const places = [...blocks, letter].flatMap((fields) => [fields.get('original-mail-from'), fields.get('return-path')]);
	for (const place of places) {
		const token = /bounce\+([0-9a-f]{56})@/i.exec(place ?? '')?.[1];
		if (token) return token;
	}
	return null;
}

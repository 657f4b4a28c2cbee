import type { DnsRecord, RecordState } from './contract.ts';

const kinds: Record<DnsRecord['kind'], { name: string; hint: string }> = {
	spf: { name: 'SPF', hint: 'Says which servers send for this domain. If there is one already, or your provider names another, add to it: a domain has one.' },
	dkim: { name: 'DKIM', hint: 'Lets others check that mail is signed by you.' },
	dmarc: { name: 'DMARC', hint: 'Says what others do with mail that is neither signed nor sent by your servers. Begin with none.' },
	mx: { name: 'MX', hint: 'Brings mail for this domain to Winnow. Leave it out where a mail server of yours hands mail over.' }
};

const states: Record<RecordState, string> = { found: 'Found', differs: 'Something else', missing: 'Not there', unreachable: 'Not known' };

/** Sentences of mail that comes in, and of the page that says what mail needs. */
export const words = {
	attached: (names: string[]) => `[Attached: ${names.join(', ')}]`,
	forwarded: (by: string, note: string) => (note ? `[Forwarded by ${by}: ${note}]` : `[Forwarded by ${by}]`),
	test: {
		subject: (workspace: string) => `A test mail from ${workspace}`,
		heading: 'Mail works.',
		sentence: 'Somebody of your team asked for this in the settings of Winnow. There is nothing to do.',
		reason: 'You get this because you asked for a test.'
	},
	setup: {
		title: 'Mail',
		lead: 'Whether mail goes out, is trusted, and comes back. All of it is set by environment variables, when Winnow starts.',
		forAdmins: 'Only admins see this',
		forAdminsSentence: 'Ask an admin of your team about mail.',
		isSet: 'What is set',
		server: 'Mail server',
		sender: 'Sender',
		signature: 'Signature',
		rate: 'Rate',
		comesIn: 'Comes in',
		last: 'Last mail',
		noServer: 'None: mails stay in the outbox',
		signed: (domain: string, selector: string) => `DKIM for ${domain}, selector ${selector}`,
		unsigned: 'None by Winnow',
		perSecond: (rate: number) => `${rate} a second at most`,
		anyRate: 'As fast as the server takes it',
		listens: (place: string, domain: string) => `By SMTP on ${place}, for ${domain}`,
		byHook: (domain: string) => `By webhook, for ${domain}`,
		comesInNot: 'Not asked for',
		neverCame: 'None yet',
		missing: 'What is missing',
		missingServer: 'Set SMTP_URL, or nobody gets a mail.',
		missingSender: 'Set MAIL_FROM to an address of your own domain, which people know and your DNS can vouch for.',
		missingSignature: 'Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY, unless your mail server signs by itself.',
		missingReceiver: 'Set SMTP_LISTEN or MAIL_DOMAIN, to hear which addresses take no mail any more, and to take replies.',
		nothingMissing: 'Everything is set.',
		sendTest: 'Send me a test mail',
		testSent: (to: string) => `A test mail is on its way to ${to}.`,
		testKept: 'The test mail is kept in the outbox, because SMTP_URL is not set.',
		dns: 'What to put into DNS',
		check: 'Look it up',
		name: 'Name',
		value: 'Value',
		copy: (what: string) => `Copy ${what}`,
		copied: 'Copied.',
		kind: (kind: DnsRecord['kind']) => kinds[kind].name,
		hint: (kind: DnsRecord['kind']) => kinds[kind].hint,
		stateOf: (state: RecordState) => states[state],
		notLooked: 'Not looked up yet',
		found: (texts: string[]) => `Found: ${texts.join(' · ')}`,
		unreachable: 'DNS did not answer. Look it up again later, or from another machine.',
		addresses: 'Where mail comes in',
		inbox: 'Inbox',
		complaints: 'Complaints',
		hook: 'Webhook',
		key: 'Key',
		keyHint: 'Hands mail over to this workspace. Keep it to yourself; it goes into Authorization: Bearer, or into ?key=.',
		show: 'Show the key',
		hide: 'Hide the key',
		addressesLead: 'Write or forward to the inbox; replies and what comes back have addresses of their own, in each letter.'
	}
} as const;

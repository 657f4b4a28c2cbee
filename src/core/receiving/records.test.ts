import { describe, expect, test } from 'vitest';
import { judgeRecord, recordsFor } from './records.ts';

const records = recordsFor({
	fromDomain: 'harbour.example', returnDomain: 'mail.harbour.example', server: 'smtp.harbour.example', receiver: 'feedback.harbour.example',
	dkim: { domain: 'harbour.example', selector: 'winnow', record: 'v=DKIM1; k=rsa; p=AAAB' }
});
const judge = (kind: string, ...found: string[]) => judgeRecord(records.find((record) => record.kind === kind)!, found);

describe('the records for DNS', () => {
	test('name what each is for', () => {
		expect(records.map(({ type, name, value }) => `${name} ${type} ${value}`)).toEqual([
			'mail.harbour.example TXT v=spf1 a:smtp.harbour.example ~all',
			'winnow._domainkey.harbour.example TXT v=DKIM1; k=rsa; p=AAAB',
			'_dmarc.harbour.example TXT v=DMARC1; p=none',
			'mail.harbour.example MX 10 feedback.harbour.example'
		]);
	});

	test('leave out what is not set', () => {
		expect(recordsFor({ fromDomain: 'a.example', returnDomain: 'a.example', server: null, dkim: null, receiver: null }).map(({ kind }) => kind)).toEqual(['dmarc']);
	});

	test.each([
		['spf', ['google-site-verification=1'], 'missing'],
		['spf', ['x', 'v=spf1 include:other.example a:smtp.harbour.example -all'], 'found'],
		['spf', ['v=spf1 include:other.example -all'], 'differs'],
		['spf', ['v=spf10'], 'missing'],
		['dkim', [], 'missing'],
		['dkim', ['p=AA AB'], 'found'],
		['dkim', ['v=DKIM1; p=CCCC'], 'differs'],
		['dmarc', ['v=DMARC1; p=reject; rua=mailto:a@b.example'], 'found'],
		['dmarc', ['something'], 'missing'],
		['mx', ['5 FEEDBACK.harbour.example.'], 'found'],
		['mx', ['5 aspmx.l.google.example'], 'differs']
	])('%s beside %j is %s', (kind, found, state) => expect(judge(kind, ...found)).toBe(state));
});

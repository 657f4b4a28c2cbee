import { newFeedback } from '#core/feedback/contract.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { words } from '#core/receiving/words.ts';
import { receiveFeedback } from '../feedback/service.ts';
import { banOn } from '../moderation/service.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import type { Arrived } from './reading.ts';
import { forwardedIn, ownWords } from './writing.ts';

/** Puts a mail into the inbox, in the name of who wrote it; what a member forwards, in the name of who wrote to them. @throws invalid */
export async function takeFeedback(context: ContextOf<Tx>, mail: Arrived, boardSlug: string | null): Promise<'feedback' | 'ignored'> {
	if (!mail.from) throw new Refusal('invalid', 'This mail says nobody who sent it.');
	const known = await personAt(context.db, mail.from.email);
	if (known && (await banOn(context, known.personId))) return 'ignored';
	const said = (known?.isMember ? whatIsForwarded(mail, mail.from.name ?? mail.from.email) : null) ?? { person: mail.from, text: whatIsSaid(mail) };
	if (!said.text) return 'ignored';
	const { name } = said.person;
	const given = newFeedback.safeParse({
		channel: 'email',
		externalId: mail.id,
		text: said.text,
		person: { email: said.person.email, ...(name ? { name } : {}) },
		...(boardSlug ? { originUrl: `${context.baseUrl}/boards/${boardSlug}` } : {}),
		...(mail.sentAt && mail.sentAt <= context.now() && mail.sentAt.getFullYear() > 1990 ? { occurredAt: mail.sentAt.toISOString() } : {})
	});
	if (!given.success) throw new Refusal('invalid', 'This mail cannot be taken in as it is written.');
	await receiveFeedback(context, given.data);
	return 'feedback';
}

/** A title that answers another says nothing new. */
function whatIsSaid({ subject, text, attached }: Arrived): string {
	const isAnswer = /^\s*(re|aw|sv|antw|odp|rif|tr|res)\s*:/i.test(subject);
	return joined(isAnswer ? '' : subject, ownWords(text), attached.length > 0 ? words.attached(attached) : '');
}

function whatIsForwarded({ subject, text, attached }: Arrived, by: string): { person: { email: string; name: string | null }; text: string } | null {
	const inner = forwardedIn(text, subject);
	if (!inner) return null;
	const title = subject.replace(/^\s*((fwd?|wg|tr|rv|enc|i|re|aw)\s*:\s*)+/i, '');
	return { person: inner.from, text: joined(title, inner.text, attached.length > 0 ? words.attached(attached) : '', words.forwarded(by, inner.note)) };
}

function joined(...parts: string[]): string {
	return parts.filter((part) => part.trim() !== '').join('\n\n');
}

/** Who has an address, and whether they are of the team; null where nobody has it yet. */
export async function personAt(db: Db, email: string): Promise<{ personId: PersonId; isMember: boolean } | null> {
	const row = await db
		.selectFrom('people as p')
		.leftJoin('members as m', (join) => join.on((eb) => eb('m.person_id', '=', eb.fn.coalesce('p.merged_into', 'p.person_id'))))
		.select((eb) => [eb.fn.coalesce('p.merged_into', 'p.person_id').as('person_id'), 'm.role'])
		.where('p.email', '=', email)
		.executeTakeFirst();
	return row ? { personId: row.person_id as PersonId, isMember: row.role !== null } : null;
}

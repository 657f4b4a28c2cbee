/** What of a batch goes now, in one letter for each person; what waits, and what is not true or not wanted any more. */
import { sql } from 'kysely';
import { namingsOf, postsChangedBy, tellingOf } from '#core/notifications/rules.ts';
import { anyHour, whenToSend, type MailHours } from '#core/notifications/timing.ts';
import type { PersonId, PostId } from '#core/kernel/ids.ts';
import { defaultFrequencies, type Frequency, type PreferenceKind } from '#core/people/me.ts';
import type { Context } from '../platform/context.ts';
import { whoIsWhoIn } from './addressing.ts';
import { audienceOf, standingOf, type Standing } from './audience.ts';
import { standingOfNamed, type NamingEvent } from './named.ts';
import { drop, nameLetter, putOff, type Claim } from './claims.ts';

/** Deliveries to one person that go in one letter. */
export type LetterOf = { letterId: string; personId: PersonId; claims: Claim[] };

/** So old a delivery is looked at again before it goes: what it says may have changed meanwhile. */
const freshFor = 10_000;
/** A person who is written to already waits so long for whatever else there is. */
const breath = 60_000;

type Weighed = Claim & { kind: PreferenceKind; isShipped: boolean; reason: string | null };

/** Decides about everything that was claimed: names the letters that go now, puts off the rest, drops what is void. */
export async function chooseLetters(context: Context, claims: Claim[]): Promise<LetterOf[]> {
	const again = claims.filter(({ letter_id }) => letter_id !== null);
	const fresh = await weigh(context, claims.filter(({ letter_id }) => letter_id === null));
	const void_ = fresh.filter((one): one is Weighed & { reason: string } => one.reason !== null);
	const letters = [...lettersAgain(again), ...(await lettersOf(context, fresh.filter(({ reason }) => reason === null)))];
	const firsts = [...new Map(letters.toReversed().map((letter) => [letter.personId, letter])).values()];
	const going = new Set(firsts.flatMap((letter) => letter.claims));
	await drop(context.db, void_);
	await putOff(context.db, letters.flatMap((letter) => letter.claims).filter((one) => !going.has(one)), () => new Date(context.now().getTime() + breath));
	for (const letter of firsts) if (letter.claims.some(({ letter_id }) => letter_id === null)) await nameLetter(context.db, letter, context.now());
	return firsts;
}

function lettersAgain(claims: Claim[]): LetterOf[] {
	return [...Map.groupBy(claims, ({ letter_id }) => letter_id as string)].map(([letterId, group]) => ({ letterId, personId: group[0]?.person_id as PersonId, claims: group }));
}

/** One letter for each person who may be written to now; the deliveries of the others are put off to when they may. */
async function lettersOf(context: Context, claims: Weighed[]): Promise<LetterOf[]> {
	const people = await readPeople(context, [...new Set(claims.map(({ person_id }) => person_id))]);
	const now = context.now();
	const dueAt = new Map(claims.map((one) => [one, people.dueAt(one, now)]));
	const letters = [...Map.groupBy(claims, ({ person_id, channel }) => `${person_id} ${channel}`).values()].flatMap((group) => {
		const due = group.filter((one) => (dueAt.get(one) ?? now) <= now);
		// A letter that goes takes along what would only have waited for its hour to pass.
		const going = due.length === 0 ? [] : group.filter((one) => due.includes(one) || people.frequencyOf(one) === 'instant');
		const sorted = going.toSorted((one, other) => (one.delivery_id < other.delivery_id ? -1 : 1));
		return sorted[0] ? [{ letterId: sorted[0].delivery_id, personId: sorted[0].person_id as PersonId, claims: sorted }] : [];
	});
	const going = new Set<Claim>(letters.flatMap((letter) => letter.claims));
	await putOff(context.db, claims.filter((one) => !going.has(one)), (one) => dueAt.get(one as Weighed) ?? now);
	return letters;
}

type Row = { person_id: string; kind: PreferenceKind | null; frequency: Frequency | null; time_zone: string | null; quiet_from: number | null; quiet_until: number | null; most_a_day: number | null; last_letter_at: Date | null; letters_today: number };

/** How and when these people want mail, and what they got lately. */
async function readPeople({ db, now }: Context, personIds: string[]) {
	const dayBefore = new Date(now().getTime() - 86_400_000);
	const { rows } = await sql<Row>`SELECT k.id AS person_id, c.kind, c.frequency, h.time_zone, h.quiet_from, h.quiet_until, h.most_a_day, t.last_letter_at,
			CASE WHEN h.most_a_day IS NULL THEN 0 ELSE (SELECT count(DISTINCT d.letter_id) FROM deliveries d
				WHERE d.person_id = k.id AND d.channel <> 'in-app' AND d.state = 'sent' AND d.sent_at > ${dayBefore})::int END AS letters_today
		FROM unnest(${personIds}::text[]) AS k (id)
		LEFT JOIN preferences c ON c.person_id = k.id LEFT JOIN mail_hours h ON h.person_id = k.id LEFT JOIN mail_turns t ON t.person_id = k.id`.execute(db);
	const byPerson = new Map(rows.map((row) => [row.person_id, row]));
	const chosen = new Map(rows.map((row) => [`${row.person_id} ${row.kind}`, row.frequency]));
	const frequencyOf = ({ person_id, kind }: Pick<Weighed, 'person_id' | 'kind'>): Exclude<Frequency, 'off'> => {
		const frequency = chosen.get(`${person_id} ${kind}`) ?? defaultFrequencies[kind];
		return frequency === 'off' ? 'instant' : frequency;
	};
	return {
		frequencyOf,
		dueAt(one: Weighed, present: Date): Date {
			const row = byPerson.get(one.person_id);
			const hours: MailHours = row ? { timeZone: row.time_zone, quietFrom: row.quiet_from, quietUntil: row.quiet_until, mostADay: row.most_a_day } : anyHour;
			const lately = { lastLetterAt: row?.last_letter_at ?? null, lettersToday: row?.letters_today ?? 0, now: present };
			return whenToSend({ frequency: frequencyOf(one), urgent: one.isShipped, dueAt: one.ready_at }, hours, lately);
		}
	};
}

type EventRow = { event_id: string; type: string; post_id: string | null; item_id: string | null; actor_id: string | null; members_only: boolean; detail: object; is_recalled: boolean };

/** What each delivery tells, and whether it is still to be told: to whom it may be, what is wanted, and what is true. */
async function weigh(context: Context, claims: Claim[]): Promise<Weighed[]> {
	if (claims.length === 0) return [];
	const { db, now } = context;
	const { rows: events } = await sql<EventRow>`SELECT e.event_id, e.type, e.post_id, e.item_id, e.actor_id, e.members_only, e.detail, EXISTS (SELECT FROM recalls r WHERE r.event_id = e.event_id) AS is_recalled
		FROM events e WHERE e.event_id = ANY(${[...new Set(claims.map(({ event_id }) => event_id))]})`.execute(db);
	const [statuses, merged] = await Promise.all([statusesOf(context, claims), readMerged(context, claims)]);
	const weighed: Weighed[] = [];
	for (const event of events) {
		const happened = { type: event.type, postId: event.post_id ?? undefined, detail: event.detail };
		const telling = tellingOf(happened);
		const own = claims.filter(({ event_id, named_as }) => event_id === event.event_id && (telling ?? named_as));
		const isShipped = telling?.kind === 'status' && (event.detail as { category?: string }).category === 'shipped';
		const old = own.filter(({ created_at }) => now().getTime() - created_at.getTime() > freshFor);
		const [following, naming] = [old.filter(({ named_as }) => !named_as), old.filter(({ named_as }) => named_as)];
		const standing =
			telling && following.length > 0 ? await standingAmong(context, { ...telling, actorId: event.actor_id, partId: event.type === 'item.part-done' ? event.item_id : null }, following.map((one) => merged.get(one.person_id)?.into ?? one.person_id)) : new Map<string, Standing>();
		const standingOfThose = naming.length > 0 ? await standingOfNamed(db, namingEvent(event), namingsOf(happened)) : standing;
		const isTrue = truthOf(event, statuses);
		for (const one of own) {
			const became = merged.get(one.person_id);
			const judged = old.includes(one) ? judge(one, (one.named_as ? standingOfThose : standing).get(became?.into ?? one.person_id), isTrue) : { reason: null };
			const reason = event.is_recalled ? 'recalled' : became?.events.includes(one.event_id) ? 'told-before' : judged.reason;
			const kind = one.named_as ?? telling?.kind;
			if (kind) weighed.push({ ...one, ...judged, reason, kind, isShipped: isShipped && !one.named_as });
		}
	}
	return weighed;
}

function namingEvent({ event_id, type, post_id, item_id, actor_id, members_only }: EventRow): NamingEvent {
	return { eventId: event_id, type, postId: post_id, itemId: item_id, actorId: actor_id, membersOnly: members_only };
}

/** Somebody who is not found among those who follow does so no more; whom it named, that is over. */
function judge(one: Claim, standing: Standing | undefined, isTrue: (postId: string) => boolean): Pick<Claim, 'post_ids' | 'narrowed'> & { reason: string | null } {
	if (!standing) return { post_ids: one.post_ids, reason: one.named_as ? 'overtaken' : 'not-following' };
	if (standing.reason !== null) return { post_ids: one.post_ids, reason: standing.reason };
	const wanted = one.post_ids.filter((id) => standing.post_ids.includes(id));
	const post_ids = wanted.filter(isTrue);
	const reason = one.post_ids.length === 0 || post_ids.length > 0 ? null : wanted.length > 0 ? 'overtaken' : 'not-following';
	return { post_ids: reason ? one.post_ids : post_ids, narrowed: post_ids.length < one.post_ids.length, reason };
}

/** Whether a post still has the status that an event told of. */
function truthOf({ type, detail }: EventRow, statuses: Map<string, string>): (postId: string) => boolean {
	if (type !== 'posts.status-changed') return () => true;
	const told = new Map(postsChangedBy(detail).map(({ postId, to }) => [postId as string, to]));
	return (postId) => !told.has(postId) || !statuses.has(postId) || statuses.get(postId) === told.get(postId);
}

async function statusesOf({ db }: Context, claims: Claim[]): Promise<Map<string, string>> {
	const ids = [...new Set(claims.flatMap(({ post_ids }) => post_ids))] as PostId[];
	if (ids.length === 0) return new Map();
	const rows = await db.selectFrom('posts').innerJoin('statuses', 'statuses.status_id', 'posts.status_id').select(['posts.post_id', 'statuses.key']).where('posts.post_id', '=', sql<string>`ANY(${ids})`).execute();
	return new Map(rows.map((row) => [row.post_id, row.key]));
}

type Became = { into: string; events: string[] };

/** Who of them is one with somebody else since, and which of these events that person hears of anyway. */
async function readMerged({ db }: Context, claims: Claim[]): Promise<Map<string, Became>> {
	const { rows } = await sql<Became & { person_id: string }>`SELECT p.person_id, p.merged_into AS into,
			ARRAY(SELECT d.event_id::text FROM deliveries d WHERE d.person_id = p.merged_into AND d.channel <> 'in-app' AND d.event_id = ANY(${claims.map(({ event_id }) => event_id)})) AS events
		FROM people p WHERE p.person_id = ANY(${claims.map(({ person_id }) => person_id)}) AND p.merged_into IS NOT NULL`.execute(db);
	return new Map(rows.map(({ person_id, ...became }) => [person_id, became]));
}

async function standingAmong({ db }: Context, telling: Parameters<typeof audienceOf>[1], among: string[]): Promise<Map<string, Standing>> {
	const people = [...new Set(among)];
	const { rows } = await sql<{ id: string }>`SELECT id FROM (${whoIsWhoIn(people)}) w`.execute(db);
	const found = await standingOf(db, { ...(await audienceOf(db, telling)), among: rows.map(({ id }) => id) });
	return new Map(found.map((row) => [row.person_id, row]));
}

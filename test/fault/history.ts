import { sql } from 'kysely';
import type { EventId, PersonId, PostId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import type { Answer, FakeSmtp } from '#rig/smtp.ts';
import type { World } from '#rig/world.ts';
import { changePreferences } from '#server/people/me.ts';
import { recallEvent } from '#server/notifications/service.ts';
import { startFollowing, stopFollowing } from '#server/posts/follows.ts';
import { setStatusOfPosts } from '#server/posts/service.ts';
import { moods, people, posts, type Act } from './acts.ts';

/** Something that was told: the words that only its letters hold, and who has to hear of it whatever comes. */
type Told = { token: string; postIds: string[]; certain: Set<string> };

export type HistoryOf = { world: World; smtp: FakeSmtp; boardId: string; name: string; deliver(): Promise<void>; /** Another way to the REST API than the world's own. */ put?(path: string, body: object): Promise<unknown> };

/**
 * One history on its own requests and people. It writes down for every telling who followed then and must hear, lets go of those whom a later
 * act may rightly have spared, and reads at the end from the letters alone who heard of what.
 */
export class History {
	readonly told: Told[] = [];
	readonly recalled = new Set<string>();
	readonly gone = new Map<string, number>();
	readonly #of: HistoryOf;
	#postIds: PostId[] = [];
	#personIds: PersonId[] = [];
	#mood: { answer: Answer; person: number | null } = { answer: 'take', person: null };

	constructor(of: HistoryOf) {
		this.#of = of;
	}

	emailOf = (at: number) => `p${at}@${this.#of.name}.example`;

	async begin(): Promise<void> {
		const { world, boardId, name } = this.#of;
		for (let at = 0; at < people; at++) this.#personIds.push((await world.writer.post('/people', { email: this.emailOf(at) })).body.id);
		for (let at = 0; at < posts; at++) this.#postIds.push((await world.writer.post('/posts', { boardId, title: `Wish ${at} of ${name}`, author: { email: this.emailOf(at) } })).body.id);
		this.#of.smtp.answerWith((recipient) => this.#answerTo(recipient));
	}

	/** Once refused for good an address stays refused. */
	#answerTo(recipient: string): Answer {
		const isOne = this.#mood.person === null || recipient === this.emailOf(this.#mood.person);
		const answer = isOne ? this.#mood.answer : 'take';
		if (answer === moods.gone || this.gone.has(recipient)) {
			this.gone.set(recipient, (this.gone.get(recipient) ?? 0) + 1);
			return moods.gone;
		}
		return answer;
	}

	async perform(one: Act): Promise<void> {
		const { writer } = this.#of.world;
		const id = 'post' in one ? (this.#postIds[one.post] as PostId) : null;
		switch (one.act) {
			case 'vote':
				return void (await writer.put(`/posts/${id}/vote`, { person: { email: this.emailOf(one.person) } }));
			case 'comment':
				return void (await writer.post(`/posts/${id}/comments`, { body: 'words', author: { email: this.emailOf(one.person) } }));
			case 'ask':
				return void (await startFollowing(this.#of.world.context, id as PostId, this.#personIds[one.person] as PersonId));
			case 'mute':
				await this.spare((_, email) => email === this.emailOf(one.person));
				return void (await stopFollowing(this.#of.world.context, id as PostId, this.#personIds[one.person] as PersonId));
			case 'prefer':
				if (one.frequency === 'off') await this.spare((_, email) => email === this.emailOf(one.person));
				return void (await changePreferences(this.#of.world.context, this.#personIds[one.person] as PersonId, { status: one.frequency, answer: one.frequency }));
			case 'merge':
				await this.#spareFollowersOf([one.post, one.source]);
				return void (await writer.post(`/posts/${id}/merges`, { sourceId: this.#postIds[one.source], notify: one.notify }));
			case 'unmerge':
				await this.#spareFollowersOf([one.post]);
				return void (await writer.delete(`/posts/${await this.#canonicalOf(id as PostId)}/merges/${id}`));
			case 'release':
				return this.#release(one);
			case 'part':
				return this.#shipPart(id as PostId);
			case 'answer':
				return this.#tell([id as PostId], (token) => this.#write('POST', `/posts/${id}/comments`, { body: token, official: true, notify: true }));
			case 'recall':
				return this.#recallLast();
			case 'pass':
				return this.#pass(one.hours);
			case 'deliver':
				this.#mood = { answer: moods[one.mood], person: one.mood === 'gone' || one.mood === 'later' ? one.person : null };
				return this.#of.deliver();
		}
	}

	/** Lets time go by with a mail server that takes everything, until nothing waits any more. */
	async end(deliver = this.#of.deliver): Promise<void> {
		this.#mood = { answer: 'take', person: null };
		for (let round = 0; round < 12; round++) {
			await deliver();
			if ((await this.#waiting()) === 0) return;
			await this.#pass(8 * 24);
		}
		throw new Error(`${await this.#waiting()} messages still wait.`);
	}

	/** Who heard of what, from the letters: each telling's words, and in how many different letters each address was sent them. */
	heard(): Map<string, Map<string, number>> {
		const letters = new Map(this.#of.smtp.received.filter((mail) => mail.to[0]?.endsWith(`@${this.#of.name}.example`)).map((mail) => [mail.messageId, mail]));
		return new Map(
			this.told.map(({ token }) => {
				const times = new Map<string, number>();
				for (const { to, raw } of letters.values()) if (raw.includes(token)) times.set(to[0] ?? '', (times.get(to[0] ?? '') ?? 0) + 1);
				return [token, times];
			})
		);
	}

	/** What is not as it must be, in sentences; how many had to hear and did. */
	verdict(): { wrong: string[]; certain: number } {
		const heard = this.heard();
		const wrong: string[] = [];
		let certain = 0;
		for (const { token, certain: must } of this.told) {
			const times = heard.get(token) ?? new Map<string, number>();
			for (const [email, count] of times) if (count > 1) wrong.push(`${email} was sent ${token} in ${count} letters`);
			if (this.recalled.has(token) && times.size > 0) wrong.push(`${token} was taken back and still sent to ${[...times.keys()].join(', ')}`);
			for (const email of this.recalled.has(token) ? [] : must) {
				if (this.gone.has(email)) continue;
				certain += 1;
				if (!times.has(email)) wrong.push(`${email} was never sent ${token}`);
			}
		}
		return { wrong, certain };
	}

	/** Some of those who have not heard yet need not hear any more. */
	async spare(which: (told: Told, email: string) => boolean): Promise<void> {
		const heard = this.heard();
		for (const told of this.told) {
			for (const email of told.certain) if (!heard.get(told.token)?.has(email) && which(told, email)) told.certain.delete(email);
		}
	}

	/** Whoever follows the clusters of these requests may come to follow another one, and what was told of them may be overtaken. */
	async #spareFollowersOf(which: number[]): Promise<void> {
		const ids = await Promise.all(which.map((at) => this.#canonicalOf(this.#postIds[at] as PostId)));
		await this.spare((told) => told.postIds.some((postId) => ids.includes(postId as PostId)));
	}

	async #release({ posts: which, status, at }: Extract<Act, { act: 'release' }>): Promise<void> {
		const canonical = [...new Set(await Promise.all(which.map((one) => this.#canonicalOf(this.#postIds[one] as PostId))))];
		const ids = at === 'key' ? canonical.slice(0, 1) : canonical;
		const { context, people: cast } = this.#of.world;
		const viewer = { ...context.viewer, via: 'session' as const, personId: cast.cora };
		await this.spare((told) => told.postIds.some((postId) => ids.includes(postId as PostId)));
		await this.#tell(ids, (note) =>
			at === 'key' ? this.#write('PUT', `/posts/${ids[0]}/status`, { status, note, notify: true }) : setStatusOfPosts({ ...context, viewer }, { postIds: ids, statusKey: status, note, notify: true })
		);
	}

	/** An item for the request is split in two, and the first part is done. */
	async #shipPart(id: PostId): Promise<void> {
		const { writer } = this.#of.world;
		const postId = await this.#canonicalOf(id);
		const { body: item } = await writer.post('/items', { title: `Work on ${postId}`, postIds: [postId] });
		const { body: split } = await writer.post(`/items/${item.id}/splits`, { parts: ['first', 'second'].map((title) => ({ title, postIds: [postId] })) });
		await this.#tell([postId], (note) => this.#write('PUT', `/items/${split.parts[0].id}/done`, { notify: true, note }));
	}

	#write(method: 'PUT' | 'POST', path: string, body: object): Promise<unknown> {
		if (method === 'PUT' && this.#of.put) return this.#of.put(path, body);
		return method === 'PUT' ? this.#of.world.writer.put(path, body) : this.#of.world.writer.post(path, body);
	}

	/** Counts only what was recorded: who killed the process in between may not know. */
	async #tell(ids: string[], write: (token: string) => Promise<unknown>): Promise<void> {
		const token = `${this.#of.name}-note-${String(this.told.length).padStart(3, '0')}-end`;
		const followers = await this.#followersOf(ids);
		await write(token);
		const postIds = await this.#changedBy(token);
		if (postIds) this.told.push({ token, postIds, certain: new Set(postIds.length === ids.length ? followers : []) });
	}

	async #changedBy(token: string): Promise<string[] | null> {
		const { rows } = await sql<{ ids: string[] }>`SELECT coalesce((SELECT array_agg(p->>'postId') FROM jsonb_array_elements(detail->'posts') p), ARRAY[post_id::text]) AS ids
			FROM events WHERE detail->>'note' = ${token} OR detail->>'body' = ${token} OR post_id = (SELECT post_id FROM comments WHERE body = ${token}) AND type = 'comment.created' AND detail->>'official' = 'true'`.execute(this.#of.world.context.db);
		return rows[0]?.ids ?? null;
	}

	async #followersOf(ids: string[]): Promise<string[]> {
		const { rows } = await sql<{ email: string }>`SELECT DISTINCT g.email FROM posts p JOIN follows f ON f.post_id = p.post_id JOIN people g ON g.person_id = f.person_id
			WHERE p.canonical_id = ANY(${ids}) AND g.email LIKE ${`%@${this.#of.name}.example`}
				AND NOT EXISTS (SELECT FROM mutes m WHERE m.person_id = f.person_id AND m.post_id IN (p.post_id, p.canonical_id))
				AND NOT EXISTS (SELECT FROM preferences c WHERE c.person_id = f.person_id AND c.frequency = 'off')`.execute(this.#of.world.context.db);
		return rows.map(({ email }) => email);
	}

	/** Takes back what was told last. Where a letter was begun already it may still come. */
	async #recallLast(): Promise<void> {
		const last = this.told.findLast(({ token }) => !this.recalled.has(token));
		const { context, people: cast } = this.#of.world;
		const { rows } = await sql<{ event_id: EventId; begun: boolean }>`SELECT event_id, EXISTS (SELECT FROM deliveries d WHERE d.event_id = e.event_id AND d.attempts > 0) AS begun
			FROM events e WHERE detail->>'note' = ${last?.token ?? null}`.execute(context.db);
		const [event] = rows;
		if (!last || !event) return;
		try {
			await recallEvent({ ...context, viewer: { ...context.viewer, via: 'session', personId: cast.cora } }, event.event_id);
			if (event.begun) last.certain.clear();
			else this.recalled.add(last.token);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
		}
	}

	async #pass(hours: number): Promise<void> {
		const { db } = this.#of.world.context;
		const time = sql`make_interval(secs => ${hours * 3600})`;
		await sql`UPDATE deliveries SET next_attempt_at = next_attempt_at - ${time}, ready_at = ready_at - ${time}, created_at = created_at - ${time}, claimed_until = claimed_until - ${time}, sent_at = sent_at - ${time}`.execute(db);
		await sql`UPDATE mail_turns SET last_letter_at = last_letter_at - ${time}, held_until = held_until - ${time}`.execute(db);
	}

	async #canonicalOf(id: PostId): Promise<PostId> {
		return (await this.#of.world.context.db.selectFrom('posts').select('canonical_id').where('post_id', '=', id).executeTakeFirstOrThrow()).canonical_id as PostId;
	}

	async #waiting(): Promise<number> {
		const { count } = await this.#of.world.context.db.selectFrom('deliveries').select(({ fn }) => fn.countAll<number>().as('count')).where('state', 'in', ['queued', 'sending']).executeTakeFirstOrThrow();
		return Number(count);
	}
}

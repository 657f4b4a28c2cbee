import { readRow, type ImportRow } from '#core/importing/rows.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { ensurePeople } from '../people/service.ts';
import type { ContextOf } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { idAt } from '../platform/ids.ts';
import { changePost, createPosts, holdPeople, lockCanonical, setStatusOfPosts, type PastPost } from '../posts/service.ts';
import { castVotes, type PastVote } from '../voting/service.ts';
import type { Defaults, Intake, Outcome } from './intake.ts';
import { resolveRows, sourceIdOf, type KnownPost, type Resolved } from './resolving.ts';

/** Rows that become requests of customers. */
export const postIntake: Intake<ImportRow> = { read: readRow, sourceIdOf, weightOf: (row) => row.voters.length, write: writeRows };


type People = Map<string, PersonId>;
type Fresh = { post: PastPost; row: ImportRow };

/**
 * Brings rows in, each known by an id of its own: new posts, or what is new on those they made before. People are held
 * before posts are locked, and these before any is made, so that others who come the same way never wait in a circle.
 * Tells nobody. @throws Refusal with a plain sentence where one row alone is to blame
 */
async function writeRows(context: ContextOf<Tx>, rows: ImportRow[], defaults: Defaults): Promise<Outcome[]> {
	const resolved = await resolveRows(context, rows, defaults);
	const good = resolved.filter((one): one is Resolved => typeof one !== 'string');
	const people = await ensurePeople(context, good.flatMap(({ row }) => [...(row.author ? [row.author] : []), ...row.voters.map((email) => ({ email }))]));
	await holdPeople(context, [...people.values(), defaults.importer]);
	const known = good.flatMap((one) => (one.known ? [one.known.postId] : []));
	if (known.length > 0) await lockCanonical(context, known);
	const fresh = await makeNew(context, good, { people, defaults });
	const gained = await castVotes(context, good.flatMap((one) => votesOf(context, one, { fresh: fresh.get(one), people })));
	const outcomes: Outcome[] = [];
	for (const one of resolved) {
		if (typeof one === 'string') outcomes.push({ problem: one });
		else if (!one.known) outcomes.push('created');
		else outcomes.push((await changeKnown(context, one, { known: one.known, hasBody: defaults.mapping.body !== undefined })) || gained.has(one.known.postId) ? 'updated' : 'unchanged');
	}
	return outcomes;
}

async function makeNew(context: ContextOf<Tx>, resolved: Resolved[], more: { people: People; defaults: Defaults }): Promise<Map<Resolved, Fresh>> {
	const open = await context.db.selectFrom('statuses').select('status_id').where('category', '=', 'open').orderBy('position').limit(1).executeTakeFirst();
	const fresh = new Map<Resolved, Fresh>();
	for (const one of resolved) {
		if (one.boardId === null) continue;
		const statusId = one.status?.id ?? open?.status_id;
		if (!statusId) throw new Refusal('invalid', 'No status is for open posts. Name one in every row, or add one.');
		fresh.set(one, { row: one.row, post: postOf(context, { ...one, boardId: one.boardId }, { statusId, ...more }) });
	}
	await createPosts(context, [...fresh.values()].map(({ post }) => post));
	return fresh;
}

/** The post that a row makes, as old as the row says. */
function postOf(context: ContextOf<Tx>, { row, boardId, tags, sourceId }: Resolved & { boardId: PastPost['boardId'] }, more: { statusId: string; people: People; defaults: Defaults }): PastPost {
	const { statusId, people, defaults } = more;
	const now = context.now();
	const at = row.createdAt && row.createdAt < now ? row.createdAt : now;
	return {
		postId: at === now ? context.newId('post') : idAt('post', at),
		boardId,
		statusId,
		authorId: people.get(row.author?.email ?? '') ?? defaults.importer,
		title: row.title,
		body: row.body,
		tagIds: tags.map(({ id }) => id),
		source: { name: defaults.source, id: sourceId },
		at
	};
}

/** Nobody knows when they voted elsewhere: a new post's voters joined when it was made, later ones when the file said so first. */
function votesOf(context: ContextOf<Tx>, { row, known }: Resolved, { fresh, people }: { fresh: Fresh | undefined; people: People }): PastVote[] {
	const postId = fresh?.post.postId ?? known?.postId;
	const at = fresh?.post.at ?? context.now();
	return row.voters.flatMap((email) => {
		const personId = people.get(email);
		return postId && personId ? [{ postId, personId, at }] : [];
	});
}

/** Writes what a row says differently than its post. */
async function changeKnown(context: ContextOf<Tx>, { row, status, tags }: Resolved, { known, hasBody }: { known: KnownPost; hasBody: boolean }): Promise<boolean> {
	const body = hasBody ? row.body : known.body;
	const sameTags = tags.length === 0 || (tags.length === known.tagIds.length && tags.every(({ id }) => known.tagIds.includes(id)));
	const words = known.title !== row.title || known.body !== body || !sameTags;
	if (words) await changePost(context, known.postId, { title: row.title, body, ...(sameTags ? {} : { tags: tags.map(({ name }) => name) }) }, null);
	const moved = status !== null && status.key !== known.status;
	if (moved) await setStatusOfPosts(context, { postIds: [known.postId], statusKey: status.key, notify: false });
	return words || moved;
}

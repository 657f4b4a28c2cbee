import { createHash, randomBytes } from 'node:crypto';
import type { Scope } from '#core/access/roles.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { decodeCursor, pageOf, type Page } from '#core/kernel/page.ts';
import { invalid, notFound } from '#core/kernel/problem.ts';
import type { ApiKey, ListQuery, MadeKey, NewKey } from '#core/people/team.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { forgetKeys } from './identify.ts';
import { requireMember } from './members.ts';

/** The keys that work, newest first. */
export async function listKeys({ db }: Context, { limit, cursor }: ListQuery): Promise<Page<ApiKey>> {
	let query = keys(db).orderBy('k.api_key_id', 'desc').limit(limit + 1);
	const key = cursor === undefined ? null : decodeCursor(cursor, 's');
	if (key) query = query.where('k.api_key_id', '<', key[0] as string);
	return pageOf(await query.execute(), limit, showKey, (row) => [row.api_key_id]);
}

/** Makes a key. This answer is the only time it can be read: what is stored is its hash. @throws invalid */
export function createKey(context: Context, given: NewKey, createdBy: PersonId = requireMember(context)): Promise<MadeKey> {
	return inTransaction(context, async (tx, inner) => {
		await requireBoards(inner, given.boardIds ?? null);
		const key = `wk_${randomBytes(24).toString('base64url')}`;
		const id = inner.newId('apiKey');
		await tx
			.insertInto('api_keys')
			.values({
				api_key_id: id,
				name: given.name,
				key_hash: hashOf(key),
				hint: key.slice(-4),
				scopes: [...new Set(given.scopes)],
				board_ids: given.boardIds ?? null,
				created_by: createdBy,
				created_at: inner.now()
			})
			.execute();
		await record(inner, { type: 'key.created', actorId: inner.viewer.personId, detail: { keyId: id, scopes: given.scopes }, membersOnly: true });
		const row = await keys(tx).where('k.api_key_id', '=', id).executeTakeFirstOrThrow();
		return { ...showKey(row), key };
	});
}

/** @throws not-found */
export async function revokeKey(context: Context, id: string): Promise<void> {
	await inTransaction(context, async (tx, inner) => {
		const revoked = await tx
			.updateTable('api_keys')
			.set({ revoked_at: inner.now() })
			.where('api_key_id', '=', id)
			.where('revoked_at', 'is', null)
			.returning('api_key_id')
			.executeTakeFirst();
		if (!revoked) throw notFound('key');
		await record(inner, { type: 'key.revoked', actorId: inner.viewer.personId, detail: { keyId: id }, membersOnly: true });
	});
	forgetKeys();
}

export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

async function requireBoards({ db }: ContextOf<Tx>, boardIds: readonly string[] | null): Promise<void> {
	if (!boardIds) return;
	const known = await db.selectFrom('boards').select('board_id').where('board_id', 'in', [...boardIds]).execute();
	if (known.length < new Set(boardIds).size) throw invalid({ boardIds: 'names a board that does not exist' });
}

function keys(db: Db) {
	return db
		.selectFrom('api_keys as k')
		.innerJoin('people as p', 'p.person_id', 'k.created_by')
		.select(['k.api_key_id', 'k.name', 'k.hint', 'k.scopes', 'k.board_ids', 'k.created_at', 'k.last_used_on', 'p.name as maker'])
		.where('k.revoked_at', 'is', null);
}

type KeyRow = Awaited<ReturnType<ReturnType<typeof keys>['executeTakeFirstOrThrow']>>;

function showKey(row: KeyRow): ApiKey {
	return {
		id: row.api_key_id as ApiKey['id'],
		name: row.name,
		hint: row.hint,
		scopes: row.scopes as Scope[],
		boardIds: row.board_ids as ApiKey['boardIds'],
		createdBy: row.maker,
		createdAt: row.created_at.toISOString(),
		lastUsedOn: row.last_used_on
	};
}

import { Refusal } from '#core/kernel/problem.ts';
import { idFromUuid, type WorkspaceId } from '#core/kernel/ids.ts';
import { isSame, macOf } from '../platform/signing.ts';

const use = 'mail by webhook';

/** The key that hands mail over to one workspace. It opens nothing else, and a new WINNOW_SECRET makes it a new one. */
export function hookKey(secret: string, workspaceId: WorkspaceId): string {
	const id = workspaceId.slice(-32);
	return `${id}.${macOf(secret, use, id)}`;
}

/** The workspace whose key this is. @throws bad-key */
export function workspaceOfKey(secret: string, key: string): WorkspaceId {
	const id = key.split('.')[0] ?? '';
	if (!/^[0-9a-f]{32}$/.test(id) || !isSame(key, `${id}.${macOf(secret, use, id)}`)) throw new Refusal('bad-key', 'This key does not hand mail over here. Copy it from Settings, Mail.');
	return idFromUuid('workspace', id);
}

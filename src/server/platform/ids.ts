import { V7Generator } from 'uuidv7';
import { idFromUuid, type Id, type Kind } from '#core/kernel/ids.ts';

/** An id that sorts where its moment does, for what happened before it is written down. */
export function idAt<K extends Kind>(kind: K, moment: Date): Id<K> {
	return idFromUuid(kind, new V7Generator().generateOrResetCore(moment.getTime(), 10_000).toString());
}

import { V7Generator } from 'uuidv7';
import { idFromUuid, type Id, type Kind } from '#core/kernel/ids.ts';

/** Makes ids that sort where their moments do, for what happened before it is written down; those of one moment in the order they were made. */
export function idsFrom(): <K extends Kind>(kind: K, moment: Date) => Id<K> {
	const ids = new V7Generator();
	return (kind, moment) => idFromUuid(kind, ids.generateOrResetCore(moment.getTime(), 10_000).toString());
}

/** One id that sorts where its moment does. */
export const idAt: ReturnType<typeof idsFrom> = (kind, moment) => idsFrom()(kind, moment);

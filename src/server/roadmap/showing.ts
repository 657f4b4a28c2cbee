import { isMember } from '#core/access/roles.ts';
import type { StatusCategory } from '#core/boards/contract.ts';
import type { Column, Roadmap } from '#core/roadmap/contract.ts';
import { ownName, type KeptColumn } from '#core/roadmap/rules.ts';
import type { Context } from '../platform/context.ts';
import { statusesInOrder, type RoadmapRow } from './queries.ts';

type Status = { key: string; name: string; category: string };

export async function showRoadmaps(context: Context, rows: RoadmapRow[]): Promise<Roadmap[]> {
	const statuses = rows.some(({ kind }) => kind === 'status') ? await statusesInOrder(context.db) : [];
	return rows.map((row) => ({
		id: row.roadmap_id as Roadmap['id'],
		slug: row.slug,
		name: row.name,
		description: row.description,
		visibility: row.visibility as Roadmap['visibility'],
		segmentIds: isMember(context.viewer) ? (row.segment_ids as Roadmap['segmentIds']) : [],
		kind: row.kind as Roadmap['kind'],
		columns: showColumns(row, statuses),
		url: `${context.baseUrl}/roadmap/${row.slug}`,
		version: row.version,
		createdAt: row.created_at.toISOString(),
		updatedAt: row.updated_at.toISOString()
	}));
}

export async function showRoadmap(context: Context, row: RoadmapRow): Promise<Roadmap> {
	const [roadmap] = await showRoadmaps(context, [row]);
	return roadmap as Roadmap;
}

export function keptColumnsOf(row: { columns: unknown }): KeptColumn[] {
	return row.columns as KeptColumn[];
}

/** A column whose status was removed is shown no more. */
function showColumns(row: RoadmapRow, statuses: Status[]): Column[] {
	const kept = keptColumnsOf(row);
	if (row.kind !== 'status') return kept.map(({ key, name }) => ({ key, name: name ?? ownName(key), named: name !== null, category: null }));
	return kept.flatMap(({ key, name }) => {
		const status = statuses.find((one) => one.key === key);
		return status ? [{ key, name: name ?? status.name, named: name !== null, category: status.category as StatusCategory }] : [];
	});
}

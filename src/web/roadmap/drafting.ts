import type { GivenColumn, NewRoadmap, Roadmap, RoadmapChanges, RoadmapKind } from '#core/roadmap/contract.ts';
import { horizons, ownName } from '#core/roadmap/rules.ts';

/** A column as the form shows it; of statuses those that are not shown are offered too. */
export type DraftColumn = { key: string; usual: string; name: string; shown: boolean };
export type Draft = { name: string; slug: string; description: string; kind: RoadmapKind; visibility: Roadmap['visibility']; segmentIds: string[]; columns: DraftColumn[]; quarters: string };

export function draftOf(roadmap: Roadmap | null, statuses: { key: string; name: string }[]): Draft {
	const kind = roadmap?.kind ?? 'horizon';
	return {
		name: roadmap?.name ?? '',
		slug: roadmap?.slug ?? '',
		description: roadmap?.description ?? '',
		kind,
		visibility: roadmap?.visibility ?? 'public',
		segmentIds: [...(roadmap?.segmentIds ?? [])],
		columns: columnsOf(kind, roadmap, statuses),
		quarters: kind === 'quarter' ? (roadmap?.columns ?? []).map(({ key }) => key).join(', ') : ''
	};
}

/** The columns that a roadmap of this kind may have, those that it has first. */
export function columnsOf(kind: RoadmapKind, roadmap: Roadmap | null, statuses: { key: string; name: string }[]): DraftColumn[] {
	if (kind === 'quarter') return [];
	const usual = kind === 'horizon' ? horizons.map((key) => ({ key, name: ownName(key) })) : statuses;
	const has = roadmap?.columns ?? [];
	const nameOf = (key: string) => usual.find((one) => one.key === key)?.name ?? key;
	return [
		...has.map(({ key, name, named }) => ({ key, usual: nameOf(key), name: named ? name : '', shown: true })),
		...usual.filter(({ key }) => !has.some((one) => one.key === key)).map(({ key, name }) => ({ key, usual: name, name: '', shown: kind === 'horizon' }))
	];
}

/** What the form asks of the server. Columns that nobody chose are left to it. */
export function changesIn(draft: Draft): RoadmapChanges & Pick<NewRoadmap, 'name'> {
	const columns = givenColumns(draft);
	return {
		name: draft.name,
		description: draft.description,
		visibility: draft.visibility,
		segmentIds: draft.visibility === 'segments' ? (draft.segmentIds as Roadmap['segmentIds']) : [],
		...(draft.slug ? { slug: draft.slug } : {}),
		...(columns.length > 0 ? { columns } : {})
	};
}

function givenColumns({ kind, quarters, columns }: Draft): GivenColumn[] {
	if (kind === 'quarter') return quarters.split(/[\s,]+/).filter(Boolean).map((key) => ({ key: key.toUpperCase() }));
	return columns.filter(({ shown }) => shown).map(({ key, name }) => ({ key, name: name.trim() || null }));
}

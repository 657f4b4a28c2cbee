import { lineOf, type PostLine } from '#core/posts/portal.ts';
import type { Column, Roadmap } from '#core/roadmap/contract.ts';
import type { Context } from '#server/platform/context.ts';
import { listRoadmapPosts, listRoadmaps } from '#server/roadmap/service.ts';
import { columnIn, postIn } from '../../speaking/names.ts';

const rows = 15;

export type ShownColumn = Column & { posts: (PostLine & { board: string })[]; nextHref: string | null };
export type Shown = {
	roadmap: Pick<Roadmap, 'slug' | 'name' | 'description' | 'url'>;
	others: { href: string; label: string; current: boolean }[];
	columns: ShownColumn[];
	embedded: boolean;
};

/** A roadmap as its page shows it, from its address alone: all columns from their top, or one from where its last page ended. */
export async function readRoadmap(context: Context, url: URL, roadmap: Roadmap): Promise<Shown> {
	const only = url.searchParams.get('column');
	const embedded = isEmbedded(url);
	const columns = roadmap.columns.filter(({ key }) => only === null || key === only);
	const path = `/roadmap/${roadmap.slug}`;
	const [shown, all] = await Promise.all([
		Promise.all(columns.map((column) => readColumn(context, roadmap, { column, path, embedded, cursor: only === null ? null : url.searchParams.get('cursor') }))),
		listRoadmaps(context, { limit: 12 })
	]);
	return {
		roadmap: { slug: roadmap.slug, name: roadmap.name, description: roadmap.description, url: roadmap.url },
		others: all.data.map(({ slug, name }) => ({ href: `/roadmap/${slug}`, label: name, current: slug === roadmap.slug })),
		columns: shown,
		embedded
	};
}

export function isEmbedded(url: URL): boolean {
	return url.searchParams.get('embed') === '1';
}

type Wanted = { column: Column; path: string; embedded: boolean; cursor: string | null };

async function readColumn(context: Context, { id }: Roadmap, { column, path, embedded, cursor }: Wanted): Promise<ShownColumn> {
	const language = context.language ?? 'en';
	const page = await listRoadmapPosts(context, id, { column: column.key, limit: rows, ...(cursor ? { cursor: cursor.slice(0, 500) } : {}) });
	const next = new URLSearchParams({ column: column.key, cursor: page.nextCursor ?? '', ...(embedded ? { embed: '1' } : {}) });
	return {
		...columnIn(language, column),
		posts: page.data.map((post) => ({ ...lineOf(postIn(language, post), ''), board: post.board.name, voted: `voted ${post.number}` as const })),
		nextHref: page.nextCursor ? `${path}?${next}` : null
	};
}

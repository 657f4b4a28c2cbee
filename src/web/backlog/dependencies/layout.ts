/** Where each item of a drawing stands: layers from left to right, by dagre. */
import { Graph, layout } from '@dagrejs/dagre';
import type { DependencyGraph } from '#core/backlog/dependencies.ts';

export const box = { width: 200, height: 48 };

export type PlacedNode = { id: string; x: number; y: number };
export type PlacedEdge = { from: string; to: string; kind: 'blocks' | 'part'; isCritical: boolean; path: string };
export type Layout = { width: number; height: number; nodes: PlacedNode[]; edges: PlacedEdge[] };

/** What waits stands to the right of all that it waits for. Whole and part do not order the layers: they may be of one layer. */
export function layOut(graph: Pick<DependencyGraph, 'items' | 'outside' | 'edges' | 'critical'>): Layout {
	const drawn = new Graph({ multigraph: true });
	drawn.setGraph({ rankdir: 'LR', nodesep: 16, ranksep: 56, marginx: 12, marginy: 12 });
	for (const { id } of [...graph.items, ...graph.outside]) drawn.setNode(id, { ...box });
	for (const { from, to, kind } of graph.edges) drawn.setEdge(from, to, { weight: kind === 'blocks' ? 2 : 1 }, kind);
	layout(drawn);
	const { width = 0, height = 0 } = drawn.graph();
	const next = new Map(graph.critical.ids.map((id, at) => [id, graph.critical.ids[at + 1]]));
	return {
		width,
		height,
		nodes: [...graph.items, ...graph.outside].map(({ id }) => ({ id, x: drawn.node(id).x - box.width / 2, y: drawn.node(id).y - box.height / 2 })),
		edges: graph.edges.map((edge) => {
			const { points = [] } = drawn.edge(edge.from, edge.to, edge.kind);
			return { ...edge, isCritical: edge.kind === 'blocks' && next.get(edge.from) === edge.to, path: curveThrough(points) };
		})
	};
}

type Point = { x: number; y: number };

function curveThrough(points: readonly Point[]): string {
	const [first, ...rest] = points;
	if (!first) return '';
	let [at, path] = [first, `M${first.x} ${first.y}`];
	for (const to of rest) {
		const middle = (at.x + to.x) / 2;
		path += `C${middle} ${at.y} ${middle} ${to.y} ${to.x} ${to.y}`;
		at = to;
	}
	return path;
}

import { can } from '#core/access/actions.ts';
import { presets } from '#core/prioritising/contract.ts';
import { weighingRequest, type WeighingRequest } from '#core/weighing/contract.ts';
import type { Context } from '#server/platform/context.ts';
import { Refusal } from '#core/kernel/problem.ts';
import { listScores } from '#server/prioritising/service.ts';
import { listSegments } from '#server/segments/service.ts';
import { listScenarios, weigh } from '#server/weighing/service.ts';
import { page } from '../../../../refusals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url, depends }) =>
	page(async () => {
		depends('live:backlog');
		const [scores, segments, scenarios] = await Promise.all([listScores(context, { limit: 100 }), listSegments(context, { limit: 20 }), listScenarios(context, { limit: 100 })]);
		const asked = requestIn(url.searchParams);
		return {
			...(await weighed(context, asked)),
			request: asked,
			// A score of the workspace that says the same as a usual one is that one.
			ways: [...new Map([...scores.data, ...presets].map(({ name, formula }) => [formula, { name, formula }])).values()],
			segments: segments.data.map(({ id, name }) => ({ id, name })),
			scenarios: scenarios.data,
			mayManage: can(context.viewer, 'item.manage')
		};
	});

/** What the address says to weigh by; what of it cannot be is left out. */
function requestIn(given: URLSearchParams): WeighingRequest {
	const weights = Object.fromEntries([...given].filter(([name, value]) => name.startsWith('segment_') && value !== '' && value !== '1').map(([name, value]) => [name, Number(value)]));
	const formula = given.get('formula') ?? presets[0]?.formula ?? '';
	const read = weighingRequest.safeParse({ formula, weights, ...(given.has('months') ? { months: Number(given.get('months')) } : {}) });
	return read.success ? read.data : { formula: formula.slice(0, 500), months: 12, weights: {}, inputs: {} };
}

/** A formula that cannot be read is said beside its field, and nothing is weighed. */
async function weighed(context: Context, request: WeighingRequest) {
	try {
		return { weighing: await weigh(context, request), problem: '' };
	} catch (problem) {
		if (!(problem instanceof Refusal) || problem.code !== 'invalid') throw problem;
		return { weighing: null, problem: problem.fields?.['formula'] ?? problem.message };
	}
}

import { Refusal } from '#core/kernel/problem.ts';
import { definedRoutes } from './route.ts';

/** The refusal of a request that no route takes: another method would do there, or there is nothing at all. */
export function refusalOfNoRoute(path: string): Refusal {
	const allowed = definedRoutes.filter((defined) => formOf(defined.path).test(path)).map(({ method }) => method.toUpperCase());
	if (allowed.length === 0) return new Refusal('not-found', 'There is nothing at this address.');
	return new Refusal('method-not-allowed', `This address takes only ${[...new Set(allowed)].join(', ')}.`);
}

function formOf(path: string): RegExp {
	return new RegExp(`^/api/v1${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}

import { lintRulesSchema } from '#core/criteria/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as criteria from './service.ts';

export function registerCriteria(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/criteria/rules', action: 'item.read', summary: 'Lists the rules that acceptance criteria are looked at by.', answer: lintRulesSchema },
		() => criteria.listRules()
	);
}

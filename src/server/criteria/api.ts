import { lintRulesSchema, lintRuleSchema, lintSettingsChanges, lintSettingsSchema, listChanges, listParams, ruleChanges, ruleParams, wordListSchema } from '#core/criteria/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import * as criteria from './service.ts';

export function registerCriteria(api: Api): void {
	route(
		api,
		{ method: 'get', path: '/criteria/rules', action: 'item.read', summary: 'Lists the rules that acceptance criteria are looked at by.', answer: lintRulesSchema },
		(context) => criteria.listRules(context)
	);
	route(
		api,
		{ method: 'patch', path: '/criteria/rules/{code}', action: 'ready.manage', summary: 'Switches a rule on, or off with a reason.', params: ruleParams, body: ruleChanges, answer: lintRuleSchema },
		(context, { params, body, ifMatch }) => criteria.changeRule(context, { code: params.code, ifMatch }, body)
	);
	route(
		api,
		{ method: 'get', path: '/criteria/settings', action: 'item.read', summary: 'Shows the language of criteria and the words that were added or left out.', answer: lintSettingsSchema },
		(context) => criteria.readLintSettings(context)
	);
	route(
		api,
		{ method: 'patch', path: '/criteria/settings', action: 'ready.manage', summary: 'Changes the language of criteria.', body: lintSettingsChanges, answer: lintSettingsSchema },
		(context, { body, ifMatch }) => criteria.changeLintSettings(context, body, ifMatch)
	);
	const list = { path: '/criteria/words/{language}/{list}', params: listParams } as const;
	route(api, { ...list, method: 'get', action: 'item.read', summary: 'Shows the words of a list.', answer: wordListSchema }, (context, { params }) =>
		criteria.readList(context, params)
	);
	route(
		api,
		{ ...list, method: 'put', action: 'ready.manage', summary: 'Adds words to a list and leaves others out.', body: listChanges, answer: wordListSchema },
		(context, { params, body, ifMatch }) => criteria.changeList(context, { ...params, ifMatch }, body)
	);
}

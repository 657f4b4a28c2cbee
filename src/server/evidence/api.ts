import { itemParams } from '#core/backlog/contract.ts';
import { draftSchema, draftsWanted, questionAsked, questionsSchema, readingSchema } from '#core/evidence/contract.ts';
import { route, type Api } from '../platform/http/route.ts';
import type { LanguageModel } from '../platform/language-model.ts';
import * as evidence from './service.ts';

export function registerEvidence(api: Api, model: LanguageModel | null): void {
	route(
		api,
		{ method: 'get', path: '/items/{id}/asks', action: 'item.read', summary: 'Lists what was asked for behind an item, which criterion answers it, and where people contradict each other.', params: itemParams, answer: readingSchema },
		(context, { params }) => evidence.readAsks(context, params.id)
	);
	const questions = { path: '/items/{id}/questions', params: itemParams, answer: questionsSchema } as const;
	route(api, { ...questions, method: 'get', action: 'item.read', summary: 'Lists the questions that were put to the people behind an item with their answers, and how many could be asked now.' }, (context, { params }) =>
		evidence.listQuestions(context, params.id)
	);
	route(
		api,
		{ ...questions, method: 'post', action: 'item.manage', summary: 'Asks everybody behind an item who allowed it one question; nobody more than once in 14 days.', body: questionAsked, status: 201 },
		(context, { params, body }) => evidence.askPeople(context, params.id, body.text)
	);
	route(
		api,
		{ method: 'post', path: '/items/{id}/drafts', action: 'item.manage', summary: 'Drafts a story and criteria from what was asked for, each with what it cites; keeps nothing.', params: itemParams, body: draftsWanted, answer: draftSchema },
		(context, { params, body }) => evidence.draftFromEvidence(context, params.id, body, model)
	);
}

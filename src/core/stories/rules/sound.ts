/** US04: somebody who uses the product wants a feature of it, for a reason. */
import { acts } from '../solutions/acts.ts';
import { likenessOf } from '../likeness.ts';
import type { StoryHit } from '../story.ts';
import type { ReadStory } from '../reading.ts';
import { words } from '../words.ts';
import { actOf, hit, isBlank, whole, type StoryRule } from './hits.ts';

const makers = /^(?:developers?|programmers?|coders?|architects?|researchers?|testers?|scrum|entwickler(?:in|innen)?|programmierer(?:in)?|softwareentwickler(?:in)?|team)$/;
/** People who make products by one word, and repair machines or teach by another. */
const titles = /^(?:engineers?|scientists?|ingenieur(?:in)?|architekt(?:in)?|tester(?:in)?)$/;
const fields = /^(?:software|systems?|data|ml|ai|learning|devops|platform|backend|frontend|full-stack|qa|quality|assurance|test|requirements|reliability|cloud|security|network|computer|research|daten|test|recommender|vision|application)$/;
/** A wish that goes on with what it is for has its why inside. */
const purpose = /\S+\s+\S+\s+\S+\s.*(?:\b(?:in order )?to \p{L}{3,}|,\s+\p{L}{3,}ing\b|\bum .+ zu\b)/iu;
const sameFrom = 0.9;

export const conceptuallySound: StoryRule = {
	code: 'US04',
	find: (read) => [...roleOfMaker(read), ...workOfTeam(read), ...reason(read)]
};

function roleOfMaker({ role }: ReadStory): StoryHit[] {
	const maker = role.tokens.find(({ word }, at) => makers.test(word) || (titles.test(word) && fields.test(role.tokens[at - 1]?.word ?? '')));
	return maker ? [hit(maker, { field: 'role', severity: 'warn', message: words.US04role(role.text.slice(maker.start, maker.end)), suggestion: words.US04roleAsk })] : [];
}

function workOfTeam({ want }: ReadStory): StoryHit[] {
	const act = actOf(want);
	return act && acts.measure.has(act.word) ? [hit(act, { field: 'want', severity: 'info', message: words.US04act(want.text.slice(act.start, act.end)), suggestion: words.US04actAsk })] : [];
}

function reason({ story }: ReadStory): StoryHit[] {
	if (isBlank(story.want)) return [];
	if (isBlank(story.why)) return purpose.test(story.want) ? [] : [hit(whole(''), { field: 'why', severity: 'warn', message: words.US04why, suggestion: words.US04whyAsk })];
	return likenessOf(story.want, story.why) >= sameFrom ? [hit(whole(story.why), { field: 'why', severity: 'error', message: words.US04same, suggestion: words.US04sameAsk })] : [];
}

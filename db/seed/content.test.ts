import { gapOf } from '#core/criteria/item-findings.ts';
import { nothingOff } from '#core/criteria/switches.ts';
import { describe, expect, it } from 'vitest';
import { content, type Item, type Post } from './index.ts';

const keys = (rows: { key: string }[]): Set<string> => new Set(rows.map((row) => row.key));
const twice = (list: string[]): string[] => list.filter((one, at) => list.indexOf(one) !== at);
const unknown = (used: string[], known: Set<string>): string[] => used.filter((key) => !known.has(key));

const boards = keys(content.boards);
const tags = keys(content.tags);
const members = keys(content.members);
const companies = keys(content.companies);
const anyone = keys([...content.people, ...content.members]);
const posts = new Map(content.posts.map((post) => [post.key, post]));
const items = new Map(content.items.map((item) => [item.key, item]));
const comments = new Map(content.comments.map((comment) => [comment.key, comment]));
const feedback = new Map(content.feedback.map((one) => [one.key, one]));

const since = new Map([
	...content.people.map((one): [string, number] => [one.key, one.firstSeenDaysAgo]),
	...content.members.map((one): [string, number] => [one.key, one.joinedDaysAgo]),
]);
const present = (key: string, daysAgo: number): boolean => (since.get(key) ?? -1) >= daysAgo;

/** The keys met on the way until the way ends or closes in a circle. */
function follow(start: string, next: (key: string) => string | undefined): string[] {
	const way: string[] = [];
	for (let key: string | undefined = start; key !== undefined && !way.includes(key); key = next(key)) way.push(key);
	return way;
}

const isMerged = (post: Post): post is Post & Required<Pick<Post, 'mergedInto'>> => post.mergedInto !== undefined;

const canonical = (key: string): string => follow(key, (at) => posts.get(at)?.mergedInto?.post).at(-1) ?? key;

function reaches(from: string, target: string, seen = new Set<string>()): boolean {
	if (seen.has(from)) return false;
	seen.add(from);
	return (items.get(from)?.blockedBy ?? []).some((key) => key === target || reaches(key, target, seen));
}

function missing(item: Item): string[] {
	const { story, criteria, estimate, blockedBy, noDependencies, technicalApproach } = item;
	const met = {
		story: Boolean(story?.role && story.want && story.why),
		criteria: gapOf(criteria.map((one, at) => ({ ...one, id: String(at) })), new Set(), nothingOff) === null,
		estimate: estimate !== null,
		dependencies: blockedBy.length > 0 || noDependencies === true,
		approach: Boolean(technicalApproach),
		size: estimate === null || estimate <= 8,
	};
	return Object.entries(met).flatMap(([name, yes]) => (yes ? [] : [name]));
}

describe('keys', () => {
	it('are used once each', () => {
		const { members: team, people, companies: firms, posts: asked, comments: said, feedback: heard } = content;
		const rest = [content.boards, content.tags, content.items, content.sprints];
		for (const rows of [[...people, ...team], firms, asked, said, heard, ...rest]) {
			expect(twice(rows.map((row) => row.key))).toEqual([]);
		}
		expect(twice(content.companies.map((company) => company.externalId))).toEqual([]);
		expect(twice([...people, ...team].flatMap((one) => one.email ?? []))).toEqual([]);
	});

	it('of companies, people and members lead somewhere', () => {
		expect(unknown(content.people.flatMap((one) => one.companies), companies)).toEqual([]);
		expect(unknown(content.posts.map((post) => post.author), anyone)).toEqual([]);
		expect(unknown(content.comments.map((comment) => comment.author), anyone)).toEqual([]);
		expect(unknown(content.feedback.flatMap((one) => one.person ?? []), anyone)).toEqual([]);
		expect(unknown(content.feedback.flatMap((one) => one.company ?? []), companies)).toEqual([]);
		const acting = [
			...content.posts.flatMap((post) => [...(post.moves ?? []), ...(post.mergedInto ? [post.mergedInto] : [])]),
			...content.relations,
			...content.judgements,
			...content.feedback.flatMap((one) => one.handled ?? []),
			...content.items.flatMap((item) => item.override ?? []),
		];
		expect(unknown(acting.map((act) => act.by), members)).toEqual([]);
	});

	it('of boards, tags, posts, items and sprints lead somewhere', () => {
		const known = keys(content.posts);
		expect(unknown(content.posts.map((post) => post.board), boards)).toEqual([]);
		expect(unknown(content.posts.flatMap((post) => post.tags), tags)).toEqual([]);
		expect(unknown(content.posts.flatMap((post) => post.mergedInto?.post ?? []), known)).toEqual([]);
		expect(unknown(content.relations.flatMap(({ post, other }) => [post, other]), known)).toEqual([]);
		expect(unknown(content.votes.map((list) => list.post), known)).toEqual([]);
		expect(unknown(content.comments.map((comment) => comment.post), known)).toEqual([]);
		expect(unknown(content.judgements.map((judged) => judged.post), known)).toEqual([]);
		expect(unknown(content.items.flatMap((item) => item.posts), known)).toEqual([]);
		expect(unknown(content.items.flatMap((item) => item.blockedBy), keys(content.items))).toEqual([]);
		expect(unknown(content.items.flatMap((item) => item.parent ?? []), keys(content.items))).toEqual([]);
		expect(unknown(content.items.flatMap((item) => item.sprint ?? []), keys(content.sprints))).toEqual([]);
	});

	it('belong to addresses that nobody can own', () => {
		const addresses = [...content.people, ...content.members].flatMap((one) => one.email ?? []);
		expect(addresses.filter((address) => !/^[a-z0-9.]+@[a-z0-9-]+\.example$/.test(address))).toEqual([]);
	});
});

describe('posts', () => {
	it('are as many as promised, of every status, and most of them short of ten votes', () => {
		expect(content.posts).toHaveLength(63);
		expect(content.posts.filter((post) => post.mergedInto)).toHaveLength(10);
		expect(new Set(content.posts.map((post) => post.status)).size).toBe(6);
		const counts = content.votes.map((list) => list.votes.length).sort((a, b) => b - a);
		expect(counts[0]).toBeGreaterThanOrEqual(25);
		expect(counts.filter((count) => count >= 10).length).toBeLessThan(15);
	});

	it('are never merged in a circle, across boards or before they exist', () => {
		const merged = content.posts.filter(isMerged);
		for (const post of merged) {
			const end = posts.get(canonical(post.key));
			expect(end?.mergedInto).toBeUndefined();
			expect(end?.board).toBe(post.board);
			expect(post.mergedInto.daysAgo).toBeLessThan(post.daysAgo);
			expect(post.mergedInto.daysAgo).toBeLessThan(posts.get(post.mergedInto.post)?.daysAgo ?? -1);
			expect(present(post.mergedInto.by, post.mergedInto.daysAgo)).toBe(true);
		}
		expect(merged.some((post) => posts.get(post.mergedInto.post)?.mergedInto)).toBe(true);
	});

	it('arrive at the status they have by moves in order of time', () => {
		for (const post of content.posts) {
			const times = [post.daysAgo, ...(post.moves ?? []).map((move) => move.daysAgo)];
			expect(times, post.key).toEqual(times.toSorted((a, b) => b - a));
			expect(post.moves?.at(-1)?.to ?? 'open', post.key).toBe(post.status);
			expect(present(post.author, post.daysAgo), post.key).toBe(true);
			for (const move of post.moves ?? []) expect(present(move.by, move.daysAgo), post.key).toBe(true);
		}
	});

	it('that were declined have an official answer', () => {
		const answered = new Set(content.comments.filter((one) => one.official).map((one) => one.post));
		expect(content.posts.filter((post) => post.status === 'declined' && !answered.has(post.key))).toEqual([]);
	});

	it('show their outcome once, on the canonical post', () => {
		const outcomes = new Set(['planned', 'in-progress', 'shipped', 'declined']);
		expect(content.posts.filter((post) => post.mergedInto && outcomes.has(post.status))).toEqual([]);
	});
});

describe('votes', () => {
	const cast = content.votes.flatMap((list) => list.votes.map((vote) => ({ post: list.post, vote })));

	it('are one list a post, one vote a person, and never the author’s', () => {
		expect(twice(content.votes.map((list) => list.post))).toEqual([]);
		expect(twice(cast.map(({ post, vote }) => `${post} ${vote[0]}`))).toEqual([]);
		expect(cast.filter(({ post, vote }) => posts.get(post)?.author === vote[0])).toEqual([]);
	});

	it('come from somebody who was there, for a post that was there and not merged yet', () => {
		expect(unknown(cast.map(({ vote }) => vote[0]), anyone)).toEqual([]);
		expect(unknown(cast.flatMap(({ vote }) => vote[3] ?? []), members)).toEqual([]);
		expect(cast.filter(({ post, vote }) => vote[1] > (posts.get(post)?.daysAgo ?? -1))).toEqual([]);
		expect(cast.filter(({ vote }) => !present(vote[0], vote[1]))).toEqual([]);
		expect(cast.filter(({ post, vote }) => vote[1] < (posts.get(post)?.mergedInto?.daysAgo ?? 0))).toEqual([]);
	});

	it('overlap between a duplicate and its canonical post', () => {
		const behind = (key: string): string[] => [
			posts.get(key)?.author ?? '',
			...(content.votes.find((list) => list.post === key)?.votes ?? []).map((vote) => vote[0]),
		];
		for (const post of content.posts.filter((one) => one.mergedInto)) {
			const there = new Set(behind(canonical(post.key)));
			expect(behind(post.key).some((key) => there.has(key)), post.key).toBe(true);
		}
	});

	it('on the private board come from the team', () => {
		const inside = cast.filter(({ post }) => posts.get(post)?.board === 'workshop');
		expect(unknown(inside.map(({ vote }) => vote[0]), members)).toEqual([]);
	});
});

describe('comments', () => {
	it('are as many as promised', () => {
		expect(content.comments.length).toBeGreaterThanOrEqual(90);
		expect(content.comments.filter((one) => one.internal).length).toBeGreaterThanOrEqual(12);
		expect(content.comments.filter((one) => one.official).length).toBeGreaterThanOrEqual(12);
	});

	it('follow their post and their parent, and are written by people who were there', () => {
		for (const comment of content.comments) {
			expect(comment.daysAgo, comment.key).toBeLessThan(posts.get(comment.post)?.daysAgo ?? -1);
			expect(present(comment.author, comment.daysAgo), comment.key).toBe(true);
			const parent = comment.parent ? comments.get(comment.parent) : undefined;
			expect(parent === undefined, comment.key).toBe(comment.parent === undefined);
			expect(parent?.daysAgo ?? Infinity, comment.key).toBeGreaterThan(comment.daysAgo);
			expect(parent?.post ?? comment.post, comment.key).toBe(comment.post);
			expect(parent?.parent, `${comment.key} answers an answer`).toBeUndefined();
		}
	});

	it('that are official or internal are the team’s, and nobody answers an internal one in public', () => {
		const ours = content.comments.filter((one) => one.official || one.internal);
		expect(unknown(ours.map((one) => one.author), members)).toEqual([]);
		expect(ours.filter((one) => one.official && one.internal)).toEqual([]);
		const openly = content.comments.filter((one) => one.parent && !one.internal);
		expect(openly.filter((one) => comments.get(one.parent ?? '')?.internal)).toEqual([]);
	});
});

describe('feedback', () => {
	it('is as much as promised, over all six channels', () => {
		const inState = (state: string): number => content.feedback.filter((one) => one.state === state).length;
		expect([inState('new'), inState('triaged'), inState('dismissed')]).toEqual([15, 22, 8]);
		expect(new Set(content.feedback.map((one) => one.channel)).size).toBe(6);
	});

	it('is quoted exactly, and each quote is found once', () => {
		for (const one of content.feedback) {
			for (const { quote, post } of one.insights ?? []) {
				expect(one.text.split(quote).length, `${one.key}: ${quote}`).toBe(2);
				expect(posts.has(post), post).toBe(true);
			}
		}
	});

	it('has insights when it is triaged and only then, and was handled after it came', () => {
		for (const one of content.feedback) {
			expect((one.insights ?? []).length > 0, one.key).toBe(one.state === 'triaged');
			expect(one.handled === undefined, one.key).toBe(one.state === 'new');
			expect(one.handled?.daysAgo ?? 0, one.key).toBeLessThan(one.daysAgo);
			expect(one.person === null || present(one.person, one.daysAgo), one.key).toBe(true);
		}
	});
});

describe('backlog', () => {
	it('has no circle of dependencies or parents, and only epics are parents', () => {
		for (const item of content.items) {
			expect(reaches(item.key, item.key), item.key).toBe(false);
			expect(item.parent === undefined || items.get(item.parent)?.type === 'epic', item.key).toBe(true);
		}
	});

	it('lets in what is ready, and the one override has a reason', () => {
		const entered = content.items.filter((item) => item.state === 'ready' || item.sprint);
		const unready = entered.filter((item) => missing(item).length > 0);
		expect(unready.map((item) => item.key)).toEqual(['board-index']);
		expect(unready[0]?.override?.reason.length).toBeGreaterThan(10);
		expect(content.items.filter((item) => item.override)).toHaveLength(1);
	});

	it('still has to refine something for each of the six criteria', () => {
		const refining = content.items.filter((item) => item.state === 'refining' && item.type !== 'epic');
		expect(refining.filter((item) => missing(item).length === 0)).toEqual([]);
		const names = ['approach', 'criteria', 'dependencies', 'estimate', 'size', 'story'];
		expect([...new Set(refining.flatMap(missing))].sort()).toEqual(names);
		expect(refining.filter((item) => missing(item).length === 1).length).toBeGreaterThanOrEqual(3);
	});

	it('has a finished sprint with everything done and a running one with something done', () => {
		const inSprint = (key: string): Item[] => content.items.filter((item) => item.sprint === key);
		expect(content.sprints.map((sprint) => sprint.state)).toEqual(['completed', 'active']);
		expect(inSprint('sprint-41').every((item) => item.state === 'done' && item.estimate)).toBe(true);
		expect(new Set(inSprint('sprint-42').map((item) => item.state))).toEqual(new Set(['done', 'in-sprint']));
		for (const item of content.items) {
			expect(item.sprint !== undefined, item.key).toBe(['in-sprint', 'done'].includes(item.state));
			expect(item.doneDaysAgo !== undefined, item.key).toBe(item.state === 'done');
			expect(item.state === 'done' && item.criteria.some((criterion) => !criterion.done), item.key).toBe(false);
		}
	});

	it('stays above what it blocks', () => {
		const place = new Map(content.items.map((item, at) => [item.key, at]));
		const below = content.items.filter((item) => item.blockedBy.some((key) => {
			const isOpen = items.get(key)?.state !== 'done';
			return isOpen && (place.get(key) ?? 0) > (place.get(item.key) ?? 0);
		}));
		expect(below.map((item) => item.key)).toEqual([]);
	});

	it('answers words that were said about the posts it serves', () => {
		for (const item of content.items) {
			for (const key of item.criteria.flatMap((criterion) => criterion.answers ?? [])) {
				const about = feedback.get(key)?.insights?.map((insight) => insight.post) ?? [];
				expect(about.some((post) => item.posts.includes(post)), `${item.key}: ${key}`).toBe(true);
			}
		}
	});
});

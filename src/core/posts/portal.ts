import type { Question } from '../frame/personal.ts';
import type { Post } from './contract.ts';

/** A post as a row of the portal's list: what a visitor sees, and nothing more, so that pages stay small. */
export type PostLine = {
	id: string;
	number: number;
	path: string;
	title: string;
	excerpt: string;
	status: Post['statusDetail'];
	tags: Post['tagDetails'];
	people: number;
	companies: number;
	rising: number;
	comments: number;
	answered: boolean;
	voted: boolean | Question;
};

/** The row of a post. `excerpt` is its first words without markup. */
export function lineOf(post: Post, excerpt: string): PostLine {
	return {
		id: post.id,
		number: post.number,
		path: new URL(post.url).pathname,
		title: post.title,
		excerpt,
		status: post.statusDetail,
		tags: post.tagDetails,
		people: post.demand.people,
		companies: post.demand.companies,
		rising: post.demand.trend === 'rising' ? post.demand.last30Days : 0,
		comments: post.commentCount,
		answered: post.answered,
		voted: post.voted
	};
}

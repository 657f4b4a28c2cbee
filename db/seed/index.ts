import { itemsAhead } from './backlog-ahead.ts';
import { itemsInSprints } from './backlog-sprints.ts';
import { boards, tags, workspace } from './boards.ts';
import { commentsDispatch } from './comments-dispatch.ts';
import { commentsFieldApp } from './comments-field-app.ts';
import { commentsOffice } from './comments-office.ts';
import { companies } from './companies.ts';
import type { Content } from './content.ts';
import { feedbackOpen } from './feedback-open.ts';
import { feedbackTriaged } from './feedback-triaged.ts';
import { judgements } from './judgements.ts';
import { members, people } from './people.ts';
import { postsDispatch } from './posts-dispatch.ts';
import { postsFieldApp } from './posts-field-app.ts';
import { postsOfficeAndWorkshop } from './posts-office.ts';
import { relations } from './relations.ts';
import { sprints } from './sprints.ts';
import { votes } from './votes.ts';

export type * from './content.ts';

/** Halyard, the example company: a year of feedback, the backlog it became, and two sprints. */
export const content: Content = {
	workspace,
	boards,
	tags,
	members,
	companies,
	people,
	posts: [...postsFieldApp, ...postsDispatch, ...postsOfficeAndWorkshop],
	relations,
	votes,
	judgements,
	comments: [...commentsFieldApp, ...commentsDispatch, ...commentsOffice],
	feedback: [...feedbackTriaged, ...feedbackOpen],
	items: [...itemsInSprints, ...itemsAhead],
	sprints,
};

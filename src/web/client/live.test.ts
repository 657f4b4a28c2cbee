import { expect, test } from 'vitest';
import { topicsOf } from './live.ts';

test.each([
	['feedback.received', ['live:inbox']],
	['insight.created', ['live:inbox', 'live:posts']],
	['posts.status-changed', ['live:posts']],
	['post.voted', ['live:posts']],
	['comment.created', ['live:posts']],
	['item.moved', ['live:backlog']],
	['sprint.started', ['live:backlog']],
	['held.received', ['live:moderation']],
	['member.invited', []]
])('%s touches %j', (type, topics) => expect(topicsOf(type)).toEqual(topics));

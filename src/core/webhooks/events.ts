/** One kind of event that can be sent: when it happens, and which fields its `data.detail` holds. */
export type WebhookEvent = { says: string; detail: readonly string[] };

const posts = {
	'post.created': { says: 'Somebody asked for something.', detail: ['title'] },
	'post.changed': { says: 'A request’s title, text, tags or board changed.', detail: ['fields'] },
	'posts.status-changed': { says: 'One request or several got another status.', detail: ['posts', 'category', 'note', 'notify'] },
	'post.removed': { says: 'A request was removed.', detail: ['postId', 'title'] },
	'post.voted': { says: 'Somebody voted, or a member voted for them.', detail: ['personId', 'castBy'] },
	'post.unvoted': { says: 'Somebody took their vote back.', detail: ['personId'] },
	'post.followed': { says: 'Somebody follows a request.', detail: ['personId'] },
	'post.unfollowed': { says: 'Somebody stopped following a request.', detail: ['personId'] },
	'post.merged': { says: 'A request became part of another.', detail: ['sourceId', 'notify'] },
	'post.unmerged': { says: 'A merge was taken back.', detail: ['sourceId', 'fromId'] },
	'post.related': { says: 'Two requests were related.', detail: ['otherId', 'kind'] },
	'post.unrelated': { says: 'A relation was taken back.', detail: ['otherId'] }
} as const satisfies Record<string, WebhookEvent>;

const comments = {
	'comment.created': { says: 'Somebody commented, answered or left a note.', detail: ['commentId', 'internal', 'official'] },
	'comment.changed': { says: 'A comment changed.', detail: ['commentId', 'internal', 'official'] },
	'comment.removed': { says: 'A comment was removed.', detail: ['commentId', 'internal'] },
	'comment.restored': { says: 'A removed comment came back.', detail: ['commentId', 'internal'] }
} as const satisfies Record<string, WebhookEvent>;

const feedback = {
	'feedback.received': { says: 'A message arrived in the inbox.', detail: ['feedbackId'] },
	'feedback.state-changed': { says: 'A message was triaged, dismissed or opened again.', detail: ['feedbackId', 'state'] },
	'feedback.assigned': { says: 'A message was given to somebody of the team.', detail: ['feedbackId', 'personId'] },
	'insight.created': { says: 'Words of a message were linked to a request.', detail: ['insightId', 'feedbackId', 'personId'] },
	'insight.removed': { says: 'A link from a message to a request was taken back.', detail: ['insightId', 'feedbackId', 'personId'] }
} as const satisfies Record<string, WebhookEvent>;

const backlog = {
	'item.created': { says: 'An item was added to the backlog.', detail: ['title', 'postIds'] },
	'item.changed': { says: 'An item changed.', detail: ['fields'] },
	'item.moved': { says: 'An item got another place in the backlog.', detail: [] },
	'item.removed': { says: 'An item was removed.', detail: [] },
	'item.became-ready': { says: 'An item meets the Definition of Ready.', detail: ['unmet'] },
	'item.ready-lost': { says: 'An item no longer meets the Definition of Ready.', detail: ['unmet'] },
	'item.entered-sprint': { says: 'An item entered a sprint.', detail: ['sprintId', 'overrideReason', 'unmet'] },
	'item.left-sprint': { says: 'An item left a sprint.', detail: ['sprintId'] },
	'item.done': { says: 'An item was finished.', detail: ['title', 'sprintId', 'postIds'] }
} as const satisfies Record<string, WebhookEvent>;

const sprints = {
	'sprint.created': { says: 'A sprint was planned.', detail: ['sprintId', 'name'] },
	'sprint.changed': { says: 'A sprint changed.', detail: ['sprintId'] },
	'sprint.started': { says: 'A sprint started.', detail: ['sprintId', 'name'] },
	'sprint.completed': { says: 'A sprint was completed.', detail: ['sprintId', 'name', 'carriedOver'] },
	'sprint.removed': { says: 'A sprint was removed.', detail: ['sprintId', 'name'] }
} as const satisfies Record<string, WebhookEvent>;

const people = {
	'person.added': { says: 'A person became known.', detail: ['personId'] },
	'person.changed': { says: 'A person changed.', detail: ['personId'] },
	'person.companies-changed': { says: 'People belong to other companies.', detail: ['personIds'] },
	'person.merged': { says: 'Two people were found to be one.', detail: ['personIds'] },
	'person.unmerged': { says: 'People were separated again.', detail: ['personIds'] },
	'person.erased': { says: 'A person was erased: forget them too.', detail: ['personId'] },
	'company.changed': { says: 'A company changed.', detail: ['companyId'] }
} as const satisfies Record<string, WebhookEvent>;

const changelog = {
	'changelog.published': { says: 'An entry of the changelog was published.', detail: ['entryId', 'title', 'slug', 'postIds', 'notify'] }
} as const satisfies Record<string, WebhookEvent>;

/** The kinds as they are offered for choice. */
export const webhookEventGroups = { posts, comments, feedback, backlog, sprints, people, changelog } as const;

/** Every kind of event that can be sent. What only concerns running Winnow (keys, sign-in, settings) stays inside. */
export const webhookEvents: Readonly<Record<string, WebhookEvent>> = { ...posts, ...comments, ...feedback, ...backlog, ...sprints, ...people, ...changelog };

/** What a test sends; it can be chosen by nobody and reaches every endpoint that asks for it. */
export const testEvent = 'webhook.test';

/** Of an event's detail, the fields that its kind is documented to send. */
export function sentDetail(type: string, detail: object): Record<string, unknown> {
	const known = webhookEvents[type]?.detail ?? [];
	return Object.fromEntries(Object.entries(detail).filter(([field]) => known.includes(field)));
}

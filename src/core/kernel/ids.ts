/** Ids are opaque strings whose prefix tells the kind and whose rest is a UUIDv7 in hex: they sort by creation. */

export const prefixes = {
	workspace: 'ws',
	person: 'person',
	company: 'company',
	segment: 'segment',
	invitation: 'invite',
	apiKey: 'key',
	board: 'board',
	status: 'status',
	tag: 'tag',
	post: 'post',
	comment: 'comment',
	merge: 'merge',
	feedback: 'feedback',
	insight: 'insight',
	item: 'item',
	criterion: 'criterion',
	rankMove: 'move',
	idea: 'idea',
	sprint: 'sprint',
	sprintEntry: 'entry',
	event: 'event',
	delivery: 'delivery',
	mail: 'mail',
	import: 'import',
	upload: 'upload',
	held: 'held',
	ban: 'ban',
	report: 'report',
	score: 'score',
	view: 'view',
	roadmap: 'roadmap',
	changelogEntry: 'changelog',
	webhook: 'webhook',
	webhookDelivery: 'dispatch',
	reply: 'reply',
	outside: 'outside',
	question: 'question',
	split: 'split',
	override: 'override',
	order: 'order',
	scenario: 'scenario'
} as const;

export type Kind = keyof typeof prefixes;
export type Id<K extends Kind> = string & { readonly __kind: K };

export type WorkspaceId = Id<'workspace'>;
export type PersonId = Id<'person'>;
export type CompanyId = Id<'company'>;
export type SegmentId = Id<'segment'>;
export type BoardId = Id<'board'>;
export type PostId = Id<'post'>;
export type CommentId = Id<'comment'>;
export type FeedbackId = Id<'feedback'>;
export type InsightId = Id<'insight'>;
export type ItemId = Id<'item'>;
export type SprintId = Id<'sprint'>;
export type HeldId = Id<'held'>;
export type BanId = Id<'ban'>;
export type ReportId = Id<'report'>;
export type RoadmapId = Id<'roadmap'>;
export type EventId = Id<'event'>;
export type ChangelogEntryId = Id<'changelogEntry'>;
export type WebhookId = Id<'webhook'>;
export type ReplyId = Id<'reply'>;
export type OutsideId = Id<'outside'>;
export type QuestionId = Id<'question'>;
export type SplitId = Id<'split'>;

/** Makes the id of a kind from a UUID in its usual form (8-4-4-4-12 hex digits). */
export function idFromUuid<K extends Kind>(kind: K, uuid: string): Id<K> {
	return `${prefixes[kind]}_${uuid.replaceAll('-', '')}` as Id<K>;
}

/** Whether a string has the form of an id of this kind; says nothing about whether it exists. */
export function isId<K extends Kind>(kind: K, value: string): value is Id<K> {
	const prefix = prefixes[kind];
	return value.length === prefix.length + 33 && value.startsWith(`${prefix}_`) && /^[0-9a-f]{32}$/.test(value.slice(-32));
}

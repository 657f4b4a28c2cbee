import { hasRole, type Role, type Viewer } from './roles.ts';

/** Who may do what, one line an action. `anyone` includes visitors, `signed-in` any person with a session or key. */
export const actions = {
	'portal.read': 'anyone',
	'session.start': 'anyone',
	'post.ask': 'anyone',
	'post.vote': 'anyone',
	'post.follow': 'anyone',
	'post.comment': 'anyone',
	'post.upload': 'signed-in',
	'me.read': 'signed-in',
	'me.change': 'signed-in',
	'post.vote-for': 'contributor',
	'post.edit': 'contributor',
	'post.move': 'contributor',
	'post.set-status': 'contributor',
	'post.answer': 'contributor',
	'post.merge': 'contributor',
	'post.relate': 'contributor',
	'post.delete': 'admin',
	'post.see-voters': 'viewer',
	'comment.moderate': 'contributor',
	'comment.read-internal': 'viewer',
	'post.report': 'anyone',
	'moderation.read': 'viewer',
	'moderation.decide': 'contributor',
	'moderation.manage': 'admin',
	'board.manage': 'admin',
	'status.manage': 'admin',
	'tag.manage': 'contributor',
	'people.read': 'viewer',
	'people.manage': 'contributor',
	'people.erase': 'admin',
	'people.export': 'admin',
	'company.read': 'viewer',
	'company.manage': 'contributor',
	'attribute.manage': 'admin',
	'segment.read': 'viewer',
	'segment.manage': 'contributor',
	'search.read': 'viewer',
	'feedback.send': 'contributor',
	'feedback.read': 'viewer',
	'feedback.triage': 'contributor',
	'score.read': 'viewer',
	'score.manage': 'contributor',
	'view.read': 'viewer',
	'view.keep': 'viewer',
	'roadmap.manage': 'contributor',
	'item.read': 'viewer',
	'item.manage': 'contributor',
	'sprint.read': 'viewer',
	'sprint.manage': 'contributor',
	'ready.read': 'viewer',
	'ready.manage': 'admin',
	'changelog.manage': 'contributor',
	'delivery.read': 'viewer',
	'delivery.manage': 'admin',
	'delivery.recall': 'contributor',
	'outbox.read': 'admin',
	'webhook.read': 'admin',
	'webhook.manage': 'admin',
	'channel.manage': 'admin',
	'mail.manage': 'admin',
	'member.read': 'viewer',
	'member.manage': 'admin',
	'key.manage': 'admin',
	'workspace.manage': 'admin',
	'import.run': 'admin',
	'export.run': 'admin',
	'audit.read': 'admin',
	'job.manage': 'admin',
	'event.read': 'anyone'
} as const satisfies Record<string, 'anyone' | 'signed-in' | Role>;

export type Action = keyof typeof actions;

const readingActions = /^(portal\.read|event\.read|session\.start)$|\.(read|see-voters|read-internal)$/;

/** Whether a viewer may do an action at all. Whether they may see the subject is asked of the rows themselves. */
export function can(viewer: Viewer, action: Action): boolean {
	if (viewer.scopes && !scopeCovers(viewer.scopes, action)) return false;
	const needed = actions[action];
	if (needed === 'anyone') return true;
	if (needed === 'signed-in') return viewer.personId !== null;
	return hasRole(viewer, needed);
}

/** A key's scope bounds it: `read` reads, `write` does what a contributor does, `admin` everything. */
function scopeCovers(scopes: readonly string[], action: Action): boolean {
	if (scopes.includes('admin')) return true;
	if (readingActions.test(action)) return actions[action] !== 'admin' && scopes.length > 0;
	return scopes.includes('write') && actions[action] !== 'admin';
}

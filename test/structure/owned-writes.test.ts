import { describe, expect, test } from 'vitest';
import { filesOf, findings, read } from './sources.ts';

/** Who writes what. A table that two folders write is named twice, and says below which column is whose. */
const owners: Record<string, string[]> = {
	people: ['people', 'companies', 'person_companies', 'person_merges', 'company_merges', 'company_history', 'attribute_types', 'members', 'invitations', 'api_keys', 'preferences', 'mail_hours', 'workspaces', 'auth_users', 'auth_sessions', 'auth_accounts', 'auth_verifications'],
	segments: ['segments', 'segment_members'],
	moderation: ['moderation', 'held', 'bans', 'reports'],
	uploads: ['uploads'],
	boards: ['boards', 'board_segments', 'statuses', 'tags'],
	similarity: ['similar_texts', 'term_holders', 'text_totals'],
	search: ['search_texts', 'search_vocabulary', 'search_languages'],
	posts: ['posts', 'follows', 'mutes'],
	voting: ['votes'],
	comments: ['comments'],
	merging: ['merges', 'relations', 'dismissed_pairs', 'suggested_pairs', 'suggestion_looks', 'suggested_clusters', 'suggested_members', 'suggestion_threshold'],
	feedback: ['feedback', 'insights'],
	channels: ['channels', 'replies'],
	demand: ['demand_days', 'demand_clock'],
	prioritising: ['scores', 'score_inputs', 'score_results', 'score_clock', 'post_views'],
	roadmap: ['roadmaps', 'roadmap_segments', 'roadmap_posts'],
	criteria: ['lint_settings'],
	stories: ['story_waivers', 'solution_ideas'],
	backlog: ['items', 'item_posts', 'criteria', 'finding_labels', 'item_templates', 'dependencies', 'item_relations', 'outside_works', 'outside_dependencies', 'rank_moves'],
	weighing: ['item_inputs', 'item_orders', 'scenarios'],
	splitting: ['splits', 'split_parts'],
	readiness: ['ready_criteria', 'ready_settings', 'readiness_confirmations'],
	planning: ['sprints', 'sprint_entries'],
	changelog: ['changelog_entries', 'changelog_posts', 'changelog_items', 'changelog_reactions', 'changelog_visits'],
	evidence: ['questions', 'question_people'],
	notifications: ['deliveries', 'suppressions', 'mail_turns', 'recalls'],
	receiving: ['received_mails'],
	webhooks: ['webhooks', 'webhook_deliveries'],
	importing: ['imports'],
	platform: ['events', 'idempotency_keys', 'mails', 'winnow_migrations', 'graphile_worker']
};

/** Single columns of another's table that a folder keeps: counters and counts that only it can know. */
const keptColumns: Record<string, string[]> = {
	posts: ['boards.post_count', 'workspaces.last_post_number'],
	backlog: ['workspaces.last_item_number'],
	// Repairs set kept values to what their rows say, whoever keeps them.
	doctor: ['posts.canonical_id', 'posts.duplicate_count', 'posts.comment_count', 'boards.post_count', 'workspaces.last_post_number', 'posts.tags', 'criteria.insight_ids', 'people.kind', 'deliveries.state', 'changelog_entries.reaction_counts', 'moderation.held_waiting', 'moderation.workspace_id']
};

const writes = /(?:insertInto|updateTable|deleteFrom|mergeInto)\('(\w+)'\)|(?:INSERT INTO|UPDATE|DELETE FROM) ([a-z_]+)(?=[ .(])/g;

function foreignWrites(path: string): string[] {
	const folder = path.split('/')[2] ?? '';
	const text = read(path);
	return [...text.matchAll(writes)].flatMap((write) => {
		const table = write[1] ?? write[2] ?? '';
		const next = text.slice(write.index, write.index + 160);
		const keeps = (keptColumns[folder] ?? []).some((column) => column.startsWith(`${table}.`) && next.includes(column.slice(table.length + 1)));
		return owners[folder]?.includes(table) || keeps ? [] : [`${path} writes ${table}`];
	});
}

describe('reads are free, writes are owned', () => {
	const sources = filesOf('src/server/*/**/*.ts').filter((path) => !path.endsWith('.test.ts'));

	test('each folder of the server writes only its own tables', () => expect(sources.flatMap(foreignWrites)).toEqual([]));

	test('every table has one owner', () => {
		const owned = Object.values(owners).flat();
		expect(owned.filter((table, at) => owned.indexOf(table) !== at)).toEqual([]);
		const named = (statement: RegExp) => filesOf('db/migrations/*.sql').flatMap((path) => [...read(path).matchAll(statement)].map(([, table]) => table ?? ''));
		const dropped = named(/DROP TABLE (\w+)/g);
		expect(named(/CREATE TABLE (\w+)/g).filter((table) => !owned.includes(table) && !dropped.includes(table))).toEqual([]);
	});

	test('screens and pages write nothing by themselves', () => {
		const pages = filesOf('src/{web,routes,core}/**/*.{ts,svelte}');
		expect(pages.flatMap((path) => findings(path, /insertInto\(|updateTable\(|deleteFrom\(|INSERT INTO|DELETE FROM/g))).toEqual([]);
	});
});

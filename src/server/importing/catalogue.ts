/** What an export holds: a table after those that its rows refer to. */
export const exportedTables = [
	'workspaces',
	'uploads',
	'companies',
	'company_history',
	'attribute_types',
	'people',
	'person_companies',
	'members',
	'segments',
	'segment_members',
	'preferences',
	'suppressions',
	'boards',
	'board_segments',
	'statuses',
	'tags',
	'posts',
	'votes',
	'follows',
	'mutes',
	'comments',
	'merges',
	'relations',
	'feedback',
	'insights',
	'demand_days',
	'demand_clock',
	'scores',
	'score_inputs',
	'post_views',
	'sprints',
	'items',
	'item_posts',
	'criteria',
	'dependencies',
	'ready_criteria',
	'readiness_confirmations',
	'rank_moves',
	'sprint_entries',
	'moderation',
	'held',
	'bans',
	'reports',
	'events',
	'deliveries',
	'imports'
];

const secret = 'It lets its holder in.';

/** Tables of a workspace that an export leaves out, and why. */
export const leftOutTables: Record<string, string> = {
	similar_texts: 'made again from the words of posts',
	score_results: 'calculated again from the formulas',
	score_clock: 'Without it everything is calculated anew.',
	term_holders: 'counted again from the words of posts',
	text_totals: 'counted again from the words of posts',
	search_texts: 'made again from the words of what it finds',
	search_vocabulary: 'made again from the words of what it finds',
	search_languages: 'learned again from the words of posts',
	api_keys: secret,
	auth_users: 'It belongs to sign-in, which everyone sets up anew; the addresses are those of people.',
	auth_sessions: secret,
	auth_accounts: secret,
	auth_verifications: secret,
	invitations: secret,
	mails: 'Mails hold sign-in codes and links that act for their readers.',
	idempotency_keys: 'It remembers answers for a week, for clients that repeat a request.'
};

/** Columns that mean nothing without a table that is left out. */
export const leftOutColumns: Record<string, string[]> = { people: ['auth_user_id'], events: ['address'] };

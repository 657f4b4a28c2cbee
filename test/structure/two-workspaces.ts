import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { system } from '#core/access/roles.ts';
import { idFromUuid, type PersonId } from '#core/kernel/ids.ts';
import type { Context } from '#server/platform/context.ts';
import { contextFor, type Platform } from '#server/platform/platform.ts';
import { installReadyCriteria } from '#server/readiness/service.ts';

/** A second workspace beside the world's own, reached by its host, with an owner and an admin key. */
export async function addWorkspace(platform: Platform): Promise<{ context: Context; host: string; key: string }> {
	const context = contextFor(platform, idFromUuid('workspace', uuidv7()), system);
	const host = 'other.test';
	await context.db.insertInto('workspaces').values({ workspace_id: context.workspaceId, name: 'Mountain', host }).execute();
	const personId: PersonId = context.newId('person');
	await context.db.insertInto('people').values({ person_id: personId, name: 'Otto', email: 'otto@mountain.example', kind: 'member' }).execute();
	await context.db.insertInto('members').values({ person_id: personId, role: 'owner' }).execute();
	await installReadyCriteria(context);
	const key = `wk_${randomBytes(24).toString('hex')}`;
	await context.db
		.insertInto('api_keys')
		.values({
			api_key_id: context.newId('apiKey'),
			name: 'admin',
			key_hash: createHash('sha256').update(key).digest('hex'),
			hint: key.slice(-4),
			scopes: ['admin'],
			created_by: personId
		})
		.execute();
	return { context, host, key };
}

/** One row in as many tables as that is simple for. The same in each workspace, so that a lost condition would show. */
export async function fillTables({ db, newId, now }: Context): Promise<void> {
	const id = {
		person: newId('person'), company: newId('company'), segment: newId('segment'), board: newId('board'), status: newId('status'), post: newId('post'), comment: newId('comment'),
		feedback: newId('feedback'), item: newId('item'), event: newId('event'), sprint: newId('sprint')
	};
	const second = { post: newId('post'), item: newId('item') };
	await db.insertInto('people').values({ person_id: id.person, name: 'Carla', email: 'carla@acme.example' }).execute();
	await db.insertInto('companies').values({ company_id: id.company, name: 'Acme' }).execute();
	await db.insertInto('company_history').values({ company_id: id.company, at: now(), currency: 'EUR', plan: 'pro' }).execute();
	await db.insertInto('attribute_types').values({ subject: 'person', key: 'seats', type: 'number' }).execute();
	await db.insertInto('person_companies').values({ person_id: id.person, company_id: id.company }).execute();
	await db.insertInto('segments').values({ segment_id: id.segment, name: 'Everybody', rule: JSON.stringify({ field: 'person.kind', op: 'known', value: true }) }).execute();
	await db.insertInto('segment_members').values({ segment_id: id.segment, person_id: id.person }).execute();
	await db.insertInto('preferences').values({ person_id: id.person, kind: 'shipped', frequency: 'off' }).execute();
	await db.insertInto('auth_users').values({ id: 'user', name: 'Carla', email: 'carla@acme.example' }).execute();
	await db.insertInto('auth_sessions').values({ id: 'session', token: 'token', user_id: 'user', expires_at: now() }).execute();
	await db.insertInto('boards').values({ board_id: id.board, slug: 'app', name: 'App' }).execute();
	await db.insertInto('board_segments').values({ board_id: id.board, segment_id: id.segment }).execute();
	await db.insertInto('statuses').values({ status_id: id.status, key: 'probably', name: 'Probably', category: 'open', color: '#112233' }).execute();
	await db.insertInto('tags').values({ tag_id: newId('tag'), name: 'Exports', color: '#112233' }).execute();
	for (const [at, postId] of [id.post, second.post].entries()) {
		const post = { post_id: postId, canonical_id: postId, number: at + 1, board_id: id.board, title: 'Export', slug: 'export', status_id: id.status, author_id: id.person };
		await db.insertInto('posts').values(post).execute();
		const item = { item_id: at === 0 ? id.item : second.item, number: at + 1, title: 'Export', rank: `a${at}` };
		await db.insertInto('items').values(item).execute();
	}
	await db.insertInto('votes').values({ post_id: id.post, person_id: id.person }).execute();
	await db.insertInto('follows').values({ post_id: id.post, person_id: id.person, reason: 'voted' }).execute();
	await db.insertInto('mutes').values({ post_id: second.post, person_id: id.person }).execute();
	await db.insertInto('comments').values({ comment_id: id.comment, post_id: id.post, author_id: id.person, body: 'Please.' }).execute();
	await db.insertInto('relations').values({ post_id: id.post, other_id: second.post, kind: 'related' }).execute();
	await db.insertInto('feedback').values({ feedback_id: id.feedback, channel: 'email', body: 'We need exports.', person_id: id.person }).execute();
	const insight = { insight_id: newId('insight'), feedback_id: id.feedback, post_id: id.post, person_id: id.person, range_start: 0, range_end: 2 };
	await db.insertInto('insights').values(insight).execute();
	await db.insertInto('demand_days').values({ post_id: id.post, day: '2026-01-05', people_count: 1, company_count: 1, mrr_known_cents: 0, mrr_unknown_companies: 1, critical_count: 0, important_count: 0, nice_to_have_count: 0 }).execute();
	await db.insertInto('demand_clock').values({ through: '2026-01-05' }).execute();
	const score = { score_id: newId('score'), name: 'Demand', formula: 'people' };
	await db.insertInto('scores').values(score).execute();
	await db.insertInto('score_inputs').values({ post_id: id.post, input: 'effort', amount: 3 }).execute();
	await db.insertInto('score_results').values({ score_id: score.score_id, post_id: id.post, value: 1, inputs: '{}' }).execute();
	await db.insertInto('score_clock').values({ seen_until: now() }).execute();
	await db.insertInto('post_views').values({ view_id: newId('view'), owner_id: id.person, name: 'Mine', columns: ['people'], filters: '{}', sort: 'demand' }).execute();
	const roadmap = { roadmap_id: newId('roadmap'), slug: 'coming', name: 'Coming', kind: 'horizon', columns: JSON.stringify(['now', 'next', 'later'].map((key) => ({ key, name: null }))) };
	await db.insertInto('roadmaps').values(roadmap).execute();
	await db.insertInto('roadmap_segments').values({ roadmap_id: roadmap.roadmap_id, segment_id: id.segment }).execute();
	await db.insertInto('roadmap_posts').values({ roadmap_id: roadmap.roadmap_id, post_id: id.post, column_key: 'now', rank: 'a0' }).execute();
	await db.insertInto('item_posts').values({ item_id: id.item, post_id: id.post }).execute();
	await db.insertInto('criteria').values({ criterion_id: newId('criterion'), item_id: id.item, body: 'It exports.', position: 0 }).execute();
	await db.insertInto('lint_settings').values({ language: 'en' }).execute();
	await db.insertInto('finding_labels').values({ item_id: id.item, finding_key: 'AC18-0', code: 'AC18', verdict: 'dismissed' }).execute();
	await db.insertInto('story_waivers').values({ item_id: id.item, code: 'US05', reason: 'The contract names it.', waived_by: id.person }).execute();
	await db.insertInto('solution_ideas').values({ idea_id: newId('idea'), item_id: id.item, body: 'A button' }).execute();
	await db.insertInto('dependencies').values({ item_id: id.item, blocker_id: second.item }).execute();
	await db.insertInto('item_relations').values({ item_id: id.item, other_id: second.item, kind: 'relates' }).execute();
	const outside_id = newId('outside');
	await db.insertInto('outside_works').values({ outside_id, title: 'Licence', party: 'vendor' }).execute();
	await db.insertInto('outside_dependencies').values({ item_id: id.item, outside_id }).execute();
	await db.insertInto('item_inputs').values({ override_id: newId('override'), item_id: id.item, input: 'effort', amount: 3, why: 'Agreed.' }).execute();
	await db.insertInto('item_orders').values({ order_id: newId('order'), formula: 'people', moved: [id.item], before: [id.item, second.item] }).execute();
	await db.insertInto('scenarios').values({ scenario_id: newId('scenario'), name: 'Try', formula: 'people', months: 12 }).execute();
	const split_id = newId('split');
	await db.insertInto('splits').values({ split_id, item_id: id.item, original_type: 'story' }).execute();
	await db.insertInto('split_parts').values({ split_id, item_id: second.item, place: 0 }).execute();
	await db.insertInto('sprints').values({ sprint_id: id.sprint, name: 'One', starts_on: '2026-01-05', ends_on: '2026-01-16' }).execute();
	const entry_id = newId('changelogEntry');
	await db.insertInto('changelog_entries').values({ entry_id, slug: 'exports', title: 'Exports' }).execute();
	await db.insertInto('changelog_posts').values({ entry_id, post_id: id.post, place: 0 }).execute();
	await db.insertInto('changelog_items').values({ entry_id, item_id: id.item, place: 0 }).execute();
	await db.insertInto('changelog_reactions').values({ entry_id, person_id: id.person, reaction: 'like' }).execute();
	await db.insertInto('changelog_visits').values({ person_id: id.person, seen_at: now() }).execute();
	await db.insertInto('events').values({ event_id: id.event, type: 'board.changed' }).execute();
	await db.insertInto('deliveries').values({ delivery_id: newId('delivery'), event_id: id.event, person_id: id.person, state: 'sent' }).execute();
	await db.insertInto('channels').values({ channel: 'slack', token: 'xoxb', signing_secret: 's', api_url: 'https://slack.example', account: 'Acme', account_id: 'U0' }).execute();
	const question_id = newId('question');
	await db.insertInto('questions').values({ question_id, item_id: id.item, body: 'How many rows?' }).execute();
	await db.insertInto('question_people').values({ question_id, person_id: id.person, post_id: id.post }).execute();
	await db.insertInto('replies').values({ reply_id: newId('reply'), feedback_id: id.feedback, author_id: id.person, body: 'Thanks.' }).execute();
	const webhook_id = newId('webhook');
	await db.insertInto('webhooks').values({ webhook_id, url: 'https://exports.example', events: ['*'], secret: 'whsec_c2VjcmV0' }).execute();
	await db.insertInto('webhook_deliveries').values({ delivery_id: newId('webhookDelivery'), webhook_id, event_id: id.event, type: 'board.changed', at: now(), payload: '{}' }).execute();
	await db.insertInto('recalls').values({ event_id: id.event }).execute();
	await db.insertInto('mail_hours').values({ person_id: id.person, time_zone: 'Europe/Berlin' }).execute();
	await db.insertInto('mail_turns').values({ person_id: id.person }).execute();
	await db.insertInto('suppressions').values({ email: 'gone@acme.example', reason: 'bounced' }).execute();
	await db.insertInto('received_mails').values({ mail_key: '0'.repeat(64), outcome: 'ignored', received_at: now() }).execute();
	await db.insertInto('moderation').values({ own_words: ['rival'] }).execute();
	await db.insertInto('held').values({ held_id: newId('held'), author_id: id.person, board_id: id.board, title: 'Windmills', body: '-', reasons: '[]' }).execute();
	await db.insertInto('bans').values({ ban_id: newId('ban'), person_id: id.person, reason: 'Advertising.' }).execute();
	await db.insertInto('reports').values({ report_id: newId('report'), post_id: id.post, reporter_id: id.person, reason: 'spam' }).execute();
	const mail = { mail_id: newId('mail'), kind: 'sign-in', to_email: 'carla@acme.example', subject: 'Hello', text_body: '-', html_body: '-', message_id: '<1@winnow.test>' };
	await db.insertInto('mails').values(mail).execute();
}

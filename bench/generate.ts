/** Fills a migrated database with a workspace of any size, set-based and the same for the same numbers. */
import { createHash } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import pg from 'pg';
import { insertWords } from './words.ts';

export type Size = { posts: number; votes: number; people?: number };
export type Generated = { workspaceId: string; key: string; boardSlug: string; newestPost: number; segmentId: string; member: { email: string; password: string } };
export type Crowds = { source: string; target: string; voters: number };

const key = `wk_${'b'.repeat(48)}`;
const member = { email: 'person1@company2.example', password: 'a password for benchmarks' };
const segmentId = `segment_${'0'.repeat(31)}1`;
const workspaceId = `ws_${'0'.repeat(31)}1`;

/** Makes ids that sort by their moment, as UUIDv7 does: 12 hex digits of milliseconds, 20 of a hash. */
const idAt = (prefix: string, number: string, moment: string) =>
	`'${prefix}_' || lpad(to_hex((extract(epoch FROM ${moment}) * 1000)::bigint), 12, '0') || substr(md5('${prefix}' || ${number}), 1, 20)`;

const words = [
	'export', 'calendar', 'invoice', 'report', 'mobile', 'offline', 'search', 'filter', 'dark', 'theme', 'import', 'webhook', 'login', 'single',
	'sign', 'dashboard', 'chart', 'comment', 'notification', 'email', 'template', 'schedule', 'recurring', 'timezone', 'currency', 'tax',
	'attachment', 'preview', 'shortcut', 'keyboard', 'bulk', 'archive', 'restore', 'backup', 'permission', 'role', 'team', 'guest', 'share', 'link',
	'map', 'route', 'driver', 'vehicle', 'customer', 'address', 'signature', 'photo', 'checklist', 'form'
];

export async function generate(url: string, size: Size): Promise<Generated> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const people = size.people ?? Math.max(2_000, Math.ceil(size.votes / 40));
	try {
		await client.query("SELECT set_config('winnow.workspace_id', $1, false), set_config('synchronous_commit', 'off', false)", [workspaceId]);
		await client.query('BEGIN');
		await insertFrame(client);
		await insertPeople(client, people);
		await insertSegment(client);
		await insertMember(client);
		await insertPosts(client, size.posts);
		await insertWords(client, workspaceId);
		await insertVotes(client, size, people);
		await insertComments(client, size.posts);
		await countDemand(client);
		await client.query('COMMIT');
		await client.query('VACUUM ANALYZE');
	} finally {
		await client.end();
	}
	return { workspaceId, key, boardSlug: 'board-1', newestPost: size.posts, segmentId, member };
}

/** Adds two posts that `voters` different people each want, of whom half are the same. */
export async function generateCrowds(url: string, voters: number): Promise<Crowds> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const [source, target] = [1, 2].map((n) => `post_${'f'.repeat(31)}${n}`) as [string, string];
	try {
		await client.query("SELECT set_config('winnow.workspace_id', $1, false), set_config('synchronous_commit', 'off', false)", [workspaceId]);
		await client.query(
			`INSERT INTO people (person_id, email, kind)
			SELECT 'person_1' || lpad(to_hex(n), 31, '0'), 'crowd' || n || '@company' || (n % 200 + 1) || '.example', 'identified' FROM generate_series(1, ${voters * 1.5}) n`
		);
		await client.query(`INSERT INTO person_companies (person_id, company_id)
			SELECT 'person_1' || lpad(to_hex(n), 31, '0'), 'company_' || lpad(to_hex(n % 200 + 1), 32, '0') FROM generate_series(1, ${voters * 1.5}) n`);
		for (const [at, id] of [source, target].entries()) {
			await client.query(`INSERT INTO posts (post_id, number, board_id, title, slug, status_id, author_id, canonical_id)
				SELECT '${id}', last_post_number + ${at + 1}, 'board_' || lpad('1', 32, '0'), 'A crowd', 'a-crowd', 'status_' || lpad('1', 32, '0'),
					'person_' || lpad('1', 32, '0'), '${id}' FROM workspaces`);
			await client.query(`INSERT INTO votes (post_id, person_id)
				SELECT '${id}', 'person_1' || lpad(to_hex(n), 31, '0') FROM generate_series(${at * (voters / 2) + 1}, ${at * (voters / 2) + voters}) n`);
		}
		await client.query('UPDATE workspaces SET last_post_number = last_post_number + 2');
		await client.query('ANALYZE');
	} finally {
		await client.end();
	}
	return { source, target, voters };
}

/** A request in progress that so many people follow, each with an address of their own; answers its id. */
export async function generateFollowers(url: string, followers: number): Promise<string> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const postId = `post_e${followers.toString(16).padStart(31, '0')}`;
	try {
		await client.query("SELECT set_config('winnow.workspace_id', $1, false), set_config('synchronous_commit', 'off', false)", [workspaceId]);
		await client.query(`INSERT INTO people (person_id, email, name, kind)
			SELECT 'person_e' || lpad(to_hex(n), 31, '0'), 'follower' || n || '@company' || (n % 200 + 1) || '.example', 'Follower ' || n, 'identified'
			FROM generate_series(1, ${followers}) n ON CONFLICT DO NOTHING`);
		await client.query(
			`INSERT INTO posts (post_id, number, board_id, title, slug, status_id, author_id, canonical_id)
			SELECT $1, last_post_number + 1, 'board_' || lpad('1', 32, '0'), 'Export the whole account', 'export-the-whole-account', 'status_' || lpad('4', 32, '0'),
				'person_' || lpad('1', 32, '0'), $1 FROM workspaces`,
			[postId]
		);
		await client.query(`INSERT INTO follows (post_id, person_id, reason) SELECT $1, 'person_e' || lpad(to_hex(n), 31, '0'), 'voted' FROM generate_series(1, ${followers}) n`, [postId]);
		await client.query('UPDATE workspaces SET last_post_number = last_post_number + 1');
		await client.query('VACUUM ANALYZE');
	} finally {
		await client.end();
	}
	return postId;
}

async function insertFrame(client: pg.Client): Promise<void> {
	await client.query(`INSERT INTO workspaces (workspace_id, name, last_post_number) VALUES ('${workspaceId}', 'Bench', 0)`);
	await client.query(`INSERT INTO boards (board_id, slug, name, position)
		SELECT 'board_' || lpad(to_hex(n), 32, '0'), 'board-' || n, 'Board ' || n, n FROM generate_series(1, 4) n`);
	await client.query(`INSERT INTO statuses (status_id, key, name, category, color, position)
		SELECT 'status_' || lpad(to_hex(n), 32, '0'), c, c, c, '#6b7280', n
		FROM unnest(ARRAY['open', 'under-review', 'planned', 'in-progress', 'shipped', 'declined']) WITH ORDINALITY s (c, n)`);
	await client.query(`INSERT INTO companies (company_id, name, domain, mrr_cents, lifecycle, plan)
		SELECT 'company_' || lpad(to_hex(n), 32, '0'), 'Company ' || n, 'company' || n || '.example', CASE WHEN n % 5 > 0 THEN n * 1000 END,
			CASE WHEN n = 7 THEN 'trial' ELSE 'active' END, CASE WHEN n % 10 = 0 THEN 'Enterprise' ELSE 'Team' END
		FROM generate_series(1, 200) n`);
}

async function insertPeople(client: pg.Client, people: number): Promise<void> {
	await client.query(`INSERT INTO people (person_id, email, name, kind)
		SELECT 'person_' || lpad(to_hex(n), 32, '0'), 'person' || n || '@company' || (n % 200 + 1) || '.example', 'Person ' || n, 'identified'
		FROM generate_series(1, ${people}) n`);
	await client.query(`INSERT INTO person_companies (person_id, company_id)
		SELECT 'person_' || lpad(to_hex(n), 32, '0'), 'company_' || lpad(to_hex(n % 200 + 1), 32, '0') FROM generate_series(1, ${people}) n WHERE n % 10 > 0`);
	await client.query(`INSERT INTO members (person_id, role) VALUES ('person_' || lpad('1', 32, '0'), 'owner')`);
	await client.query(
		`INSERT INTO api_keys (api_key_id, name, key_hash, hint, scopes, created_by)
		VALUES ('key_' || lpad('1', 32, '0'), 'bench', $1, 'bbbb', '{admin}', 'person_' || lpad('1', 32, '0'))`,
		[createHash('sha256').update(key).digest('hex')]
	);
}

/** Those whose company has the larger plan: a tenth of all. */
async function insertSegment(client: pg.Client): Promise<void> {
	await client.query("INSERT INTO segments (segment_id, name, rule) VALUES ($1, 'Enterprise', $2)", [segmentId, JSON.stringify({ field: 'company.plan', op: 'is', value: 'Enterprise' })]);
	await client.query(`INSERT INTO segment_members (segment_id, person_id)
		SELECT '${segmentId}', pc.person_id FROM person_companies pc JOIN companies c ON c.company_id = pc.company_id WHERE c.plan = 'Enterprise'`);
}

/** The first person is the owner, who signs in with a password. */
async function insertMember(client: pg.Client): Promise<void> {
	await client.query("INSERT INTO auth_users (id, name, email, email_verified) VALUES ('bench', 'Person 1', $1, true)", [member.email]);
	await client.query("INSERT INTO auth_accounts (id, account_id, provider_id, user_id, password) VALUES ('bench', 'bench', 'credential', 'bench', $1)", [
		await hashPassword(member.password)
	]);
	await client.query("UPDATE people SET auth_user_id = 'bench', kind = 'member' WHERE email = $1", [member.email]);
}

async function insertPosts(client: pg.Client, posts: number): Promise<void> {
	await client.query(
		`INSERT INTO posts (post_id, number, board_id, title, slug, body, status_id, author_id, canonical_id, created_at, updated_at, active_at)
		SELECT id, n, 'board_' || lpad(to_hex(n % 4 + 1), 32, '0'), title, replace(lower(title), ' ', '-'), body,
			'status_' || lpad(to_hex(CASE WHEN n % 3 > 0 THEN 1 ELSE n % 6 + 1 END), 32, '0'),
			'person_' || lpad(to_hex(n % 1000 + 1), 32, '0'), id, moment, moment, moment
		FROM (
			SELECT n, moment, ${idAt('post', 'n', 'moment')} AS id,
				initcap(w[n % 50 + 1]) || ' ' || w[n / 50 % 50 + 1] || ' for ' || w[n * 7 % 50 + 1] || ' ' || n AS title,
				'We need ' || w[n * 3 % 50 + 1] || ' and ' || w[n * 11 % 50 + 1] || ' because ' || w[n * 13 % 50 + 1] || ' takes too long every week. '
					|| repeat('It would help the ' || w[n * 17 % 50 + 1] || ' people a lot. ', n % 6 + 1) AS body
			FROM (SELECT n, now() - interval '365 days' * (1 - n / ${posts}::float8) AS moment, $1::text[] AS w FROM generate_series(1, ${posts}) n) m
		) p`,
		[words]
	);
	await client.query(`UPDATE workspaces SET last_post_number = ${posts}`);
	await client.query('UPDATE boards b SET post_count = (SELECT count(*) FROM posts p WHERE p.workspace_id = b.workspace_id AND p.board_id = b.board_id)');
}

/** A long tail: few posts have very many votes, most have few. */
async function insertVotes(client: pg.Client, { posts, votes }: Size, people: number): Promise<void> {
	await client.query(`INSERT INTO votes (post_id, person_id, importance, created_at)
		SELECT p.post_id, 'person_' || lpad(to_hex(v % ${people} + 1), 32, '0'), CASE v % 9 WHEN 0 THEN 'critical' WHEN 1 THEN 'important' END,
			p.created_at + (now() - p.created_at) * ((v * 7919 % 1000) / 1000.0)
		FROM (SELECT v, 1 + floor(${posts} * power((v * 2654435761 % 1000003) / 1000003.0, 3))::int AS number FROM generate_series(1::bigint, ${votes}) v) x
		JOIN posts p ON p.number = least(x.number, ${posts})
		ON CONFLICT DO NOTHING`);
}

/** Fifty comments on the newest hundred posts, one on every tenth of the others. */
async function insertComments(client: pg.Client, posts: number): Promise<void> {
	await client.query(`INSERT INTO comments (comment_id, post_id, author_id, body, created_at, updated_at)
		SELECT 'comment_' || lpad(to_hex(p.number), 16, '0') || lpad(to_hex(c), 16, '0'), p.post_id, 'person_' || lpad(to_hex(c * 31 % 1000 + 1), 32, '0'),
			'This would save us hours each week. **Please** keep in mind the ' || c || ' drivers who work offline.', p.created_at, p.created_at
		FROM posts p CROSS JOIN LATERAL generate_series(1, CASE WHEN p.number > ${posts - 100} THEN 50 WHEN p.number % 10 = 0 THEN 1 ELSE 0 END) c`);
	await client.query(`UPDATE posts p SET comment_count = c.count FROM (SELECT post_id, count(*) FROM comments GROUP BY 1) c WHERE c.post_id = p.post_id`);
}

/** The kept counts, by the same meaning as the product: distinct people are the voters and the author. */
async function countDemand(client: pg.Client): Promise<void> {
	await client.query(`WITH supporters AS (SELECT post_id, person_id, created_at FROM votes UNION ALL SELECT post_id, author_id, created_at FROM posts),
		people AS (SELECT post_id, person_id, min(created_at) AS joined FROM supporters GROUP BY 1, 2),
		counted AS (SELECT post_id, count(*) AS people, ln(sum(exp(extract(epoch FROM joined - now()) / (14 * 86400)))) + extract(epoch FROM now()) / (14 * 86400) AS heat
			FROM people GROUP BY 1),
		companies AS (SELECT DISTINCT p.post_id, pc.company_id FROM people p JOIN person_companies pc ON pc.person_id = p.person_id),
		revenue AS (SELECT post_id, count(*) AS companies, coalesce(sum(mrr_cents), 0) AS known, count(*) FILTER (WHERE mrr_cents IS NULL) AS unknown
			FROM companies JOIN companies_table c USING (company_id) GROUP BY 1),
		weights AS (SELECT post_id, count(*) FILTER (WHERE importance = 'critical') AS critical, count(*) FILTER (WHERE importance = 'important') AS important
			FROM votes GROUP BY 1)
		UPDATE posts p SET people_count = c.people, heat = c.heat, company_count = coalesce(r.companies, 0), mrr_known_cents = coalesce(r.known, 0),
			mrr_unknown_companies = coalesce(r.unknown, 0), critical_count = coalesce(w.critical, 0), important_count = coalesce(w.important, 0)
		FROM counted c LEFT JOIN revenue r USING (post_id) LEFT JOIN weights w USING (post_id) WHERE c.post_id = p.post_id`.replace('companies_table', 'public.companies'));
}

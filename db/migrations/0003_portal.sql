CREATE TABLE boards (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	board_id id NOT NULL,
	slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
	description text NOT NULL DEFAULT '',
	visibility text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'private')),
	position integer NOT NULL DEFAULT 0,
	post_count integer NOT NULL DEFAULT 0,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, board_id),
	UNIQUE (workspace_id, slug)
);
SELECT protect_table('boards');

CREATE TABLE statuses (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	status_id id NOT NULL,
	key text NOT NULL CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(key) <= 60),
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
	category text NOT NULL CHECK (category IN ('open', 'under-review', 'planned', 'in-progress', 'shipped', 'declined')),
	color text NOT NULL CHECK (color ~ '^#[0-9a-f]{6}$'),
	position integer NOT NULL DEFAULT 0,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, status_id),
	UNIQUE (workspace_id, key)
);
SELECT protect_table('statuses');

CREATE TABLE tags (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	tag_id id NOT NULL,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
	color text NOT NULL CHECK (color ~ '^#[0-9a-f]{6}$'),
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, tag_id)
);
CREATE UNIQUE INDEX tags_by_name ON tags (workspace_id, lower(name));
SELECT protect_table('tags');

CREATE TABLE posts (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	post_id id NOT NULL,
	number integer NOT NULL,
	board_id id NOT NULL,
	title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
	slug text NOT NULL,
	body text NOT NULL DEFAULT '' CHECK (length(body) <= 20000),
	status_id id NOT NULL,
	author_id id NOT NULL,
	-- Itself while it stands alone; the post that stands for it once it is merged. Kept from `merges`, always one hop.
	canonical_id id NOT NULL,
	merged boolean NOT NULL GENERATED ALWAYS AS (canonical_id <> post_id) STORED,
	-- Where an imported post came from, so that importing again finds it.
	source text,
	source_id text,
	tags text[] NOT NULL DEFAULT '{}',
	comment_count integer NOT NULL DEFAULT 0,
	duplicate_count integer NOT NULL DEFAULT 0,
	-- Demand, kept for canonical posts over everything merged into them; zero on merged ones.
	people_count integer NOT NULL DEFAULT 0,
	company_count integer NOT NULL DEFAULT 0,
	mrr_known_cents bigint NOT NULL DEFAULT 0,
	mrr_unknown_companies integer NOT NULL DEFAULT 0,
	critical_count integer NOT NULL DEFAULT 0,
	important_count integer NOT NULL DEFAULT 0,
	nice_to_have_count integer NOT NULL DEFAULT 0,
	-- log(sum(exp(t / tau))) over the moments people joined: orders by exponentially fading demand without ever being recomputed.
	heat double precision NOT NULL DEFAULT 0,
	-- Of the people: those who joined since `recent_since`, and in the 30 days before it. A daily job moves the day.
	recent_since date NOT NULL DEFAULT current_date - 30,
	recent_count integer NOT NULL DEFAULT 0,
	previous_count integer NOT NULL DEFAULT 0,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	active_at timestamptz NOT NULL DEFAULT now(),
	status_changed_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	search tsvector GENERATED ALWAYS AS (
		setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', left(body, 8000)), 'C')
	) STORED,
	PRIMARY KEY (workspace_id, post_id),
	UNIQUE (workspace_id, number),
	UNIQUE (workspace_id, source, source_id),
	FOREIGN KEY (workspace_id, board_id) REFERENCES boards,
	FOREIGN KEY (workspace_id, status_id) REFERENCES statuses,
	FOREIGN KEY (workspace_id, author_id) REFERENCES people,
	FOREIGN KEY (workspace_id, canonical_id) REFERENCES posts
);
-- One index an order, over the posts that stand on their own; the board and the whole workspace each have theirs.
CREATE INDEX posts_by_demand ON posts (workspace_id, people_count DESC, post_id DESC) WHERE NOT merged;
CREATE INDEX posts_by_newest ON posts (workspace_id, post_id DESC) WHERE NOT merged;
CREATE INDEX posts_by_heat ON posts (workspace_id, heat DESC, post_id DESC) WHERE NOT merged;
CREATE INDEX posts_by_revenue ON posts (workspace_id, mrr_known_cents DESC, post_id DESC) WHERE NOT merged;
CREATE INDEX posts_by_activity ON posts (workspace_id, active_at DESC, post_id DESC) WHERE NOT merged;
CREATE INDEX board_posts_by_demand ON posts (workspace_id, board_id, people_count DESC, post_id DESC) WHERE NOT merged;
CREATE INDEX board_posts_by_newest ON posts (workspace_id, board_id, post_id DESC) WHERE NOT merged;
CREATE INDEX board_posts_by_heat ON posts (workspace_id, board_id, heat DESC, post_id DESC) WHERE NOT merged;
CREATE INDEX posts_of_cluster ON posts (workspace_id, canonical_id, post_id);
CREATE INDEX posts_of_author ON posts (workspace_id, author_id, post_id DESC);
CREATE INDEX posts_of_status ON posts (workspace_id, status_id, people_count DESC, post_id DESC) WHERE NOT merged;
CREATE INDEX posts_by_tag ON posts USING gin (tags);
CREATE INDEX posts_by_words ON posts USING gin (search);
SELECT protect_table('posts');

-- Full-text operators are not leakproof, so under row-level security they cannot use their index: the search runs as the owner and names the workspace itself.
CREATE FUNCTION search_posts(words text, at_most integer) RETURNS TABLE (post_id text, relevance real) LANGUAGE sql STABLE
	SECURITY DEFINER SET search_path = public AS $$
		SELECT p.post_id, ts_rank_cd(p.search, q) FROM posts p, to_tsquery('english', words) q
		WHERE p.workspace_id = current_setting('winnow.workspace_id', true) AND p.search @@ q
		ORDER BY 2 DESC, 1 DESC LIMIT at_most
	$$;

-- Posts that share the most of these words, rare words weighing more by the product of the rank; the words themselves are the reason.
CREATE FUNCTION posts_sharing_words(words text, at_most integer) RETURNS TABLE (post_id text, shared text[], share real) LANGUAGE sql STABLE
	SECURITY DEFINER SET search_path = public AS $$
		WITH typed AS (SELECT DISTINCT lexeme FROM unnest(to_tsvector('english', words)) t (lexeme, positions, weights) WHERE length(lexeme) > 1 LIMIT 40),
		query AS (SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery AS q, count(*) AS words FROM typed),
		found AS (
			SELECT p.post_id, p.search FROM posts p, query
			WHERE p.workspace_id = current_setting('winnow.workspace_id', true) AND p.search @@ query.q
			ORDER BY ts_rank(p.search, query.q) DESC LIMIT at_most
		)
		SELECT f.post_id, s.shared, (cardinality(s.shared)::real / greatest(1, least((SELECT words FROM query), 8)))::real FROM found f,
			LATERAL (SELECT array_agg(t.lexeme ORDER BY t.lexeme) AS shared FROM typed t WHERE f.search @@ quote_literal(t.lexeme)::tsquery) s
	$$;

CREATE TABLE votes (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	post_id id NOT NULL,
	person_id id NOT NULL,
	importance text CHECK (importance IN ('nice-to-have', 'important', 'critical')),
	cast_by id,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, post_id, person_id),
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts,
	FOREIGN KEY (workspace_id, person_id) REFERENCES people,
	FOREIGN KEY (workspace_id, cast_by) REFERENCES people
);
CREATE INDEX votes_of_person ON votes (workspace_id, person_id, post_id);
SELECT protect_table('votes');

CREATE TABLE follows (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	post_id id NOT NULL,
	person_id id NOT NULL,
	reason text NOT NULL CHECK (reason IN ('posted', 'voted', 'commented', 'quoted', 'on-behalf', 'asked')),
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, post_id, person_id, reason),
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts,
	FOREIGN KEY (workspace_id, person_id) REFERENCES people
);
CREATE INDEX follows_of_person ON follows (workspace_id, person_id, post_id);
SELECT protect_table('follows');

-- Someone who stopped following a post: no later reason brings them back, only asking to follow does.
CREATE TABLE mutes (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	post_id id NOT NULL,
	person_id id NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, post_id, person_id),
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts,
	FOREIGN KEY (workspace_id, person_id) REFERENCES people
);
SELECT protect_table('mutes');

CREATE TABLE comments (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	comment_id id NOT NULL,
	post_id id NOT NULL,
	author_id id NOT NULL,
	parent_id id,
	body text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
	internal boolean NOT NULL DEFAULT false,
	official boolean NOT NULL DEFAULT false,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	deleted_at timestamptz,
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, comment_id),
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts,
	FOREIGN KEY (workspace_id, author_id) REFERENCES people,
	FOREIGN KEY (workspace_id, parent_id) REFERENCES comments
);
CREATE INDEX comments_of_post ON comments (workspace_id, post_id, comment_id);
CREATE INDEX comments_official ON comments (workspace_id, post_id) WHERE official AND deleted_at IS NULL;
CREATE INDEX comments_of_author ON comments (workspace_id, author_id, comment_id DESC);
SELECT protect_table('comments');

CREATE TABLE merges (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	merge_id id NOT NULL,
	source_id id NOT NULL,
	target_id id NOT NULL CHECK (target_id <> source_id),
	merged_by id,
	merged_at timestamptz NOT NULL DEFAULT now(),
	undone_by id,
	undone_at timestamptz,
	PRIMARY KEY (workspace_id, merge_id),
	FOREIGN KEY (workspace_id, source_id) REFERENCES posts,
	FOREIGN KEY (workspace_id, target_id) REFERENCES posts,
	FOREIGN KEY (workspace_id, merged_by) REFERENCES people,
	FOREIGN KEY (workspace_id, undone_by) REFERENCES people
);
CREATE UNIQUE INDEX merges_standing ON merges (workspace_id, source_id) WHERE undone_at IS NULL;
CREATE INDEX merges_into ON merges (workspace_id, target_id) WHERE undone_at IS NULL;
SELECT protect_table('merges');

CREATE TABLE relations (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	post_id id NOT NULL,
	other_id id NOT NULL CHECK (other_id <> post_id),
	kind text NOT NULL CHECK (kind IN ('related', 'part-of')),
	created_by id,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, post_id, other_id),
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts,
	FOREIGN KEY (workspace_id, other_id) REFERENCES posts
);
CREATE INDEX relations_from_other ON relations (workspace_id, other_id);
SELECT protect_table('relations');

CREATE TABLE feedback (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	feedback_id id NOT NULL,
	channel text NOT NULL,
	external_id text,
	body text NOT NULL CHECK (length(body) BETWEEN 1 AND 50000),
	person_id id NOT NULL,
	company_id id,
	origin_url text,
	occurred_at timestamptz NOT NULL DEFAULT now(),
	state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'triaged', 'dismissed')),
	triaged_by id,
	triaged_at timestamptz,
	-- When its person was erased: the words are gone, the row and what was counted by it stay.
	erased_at timestamptz,
	created_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, feedback_id),
	UNIQUE (workspace_id, channel, external_id),
	FOREIGN KEY (workspace_id, person_id) REFERENCES people,
	FOREIGN KEY (workspace_id, company_id) REFERENCES companies ON DELETE SET NULL (company_id)
);
CREATE INDEX feedback_by_state ON feedback (workspace_id, state, feedback_id DESC);
CREATE INDEX feedback_of_person ON feedback (workspace_id, person_id, feedback_id DESC);
SELECT protect_table('feedback');

CREATE TABLE insights (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	insight_id id NOT NULL,
	feedback_id id NOT NULL,
	post_id id NOT NULL,
	person_id id NOT NULL,
	range_start integer NOT NULL CHECK (range_start >= 0),
	range_end integer NOT NULL,
	importance text CHECK (importance IN ('nice-to-have', 'important', 'critical')),
	created_by id,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, insight_id),
	CHECK (range_end > range_start),
	UNIQUE (workspace_id, feedback_id, post_id, range_start, range_end),
	FOREIGN KEY (workspace_id, feedback_id) REFERENCES feedback,
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts,
	FOREIGN KEY (workspace_id, person_id) REFERENCES people
);
CREATE INDEX insights_of_post ON insights (workspace_id, post_id, person_id);
CREATE INDEX insights_of_person ON insights (workspace_id, person_id, post_id);
SELECT protect_table('insights');

-- The rules of a workspace and what waits because of them. A workspace without a row has the defaults.
CREATE TABLE moderation (
	workspace_id id PRIMARY KEY DEFAULT current_workspace() REFERENCES workspaces,
	review_first boolean NOT NULL DEFAULT false,
	-- Null: links are not counted.
	most_links smallint DEFAULT 2 CHECK (most_links BETWEEN 0 AND 20),
	languages text[] NOT NULL DEFAULT '{}',
	own_words text[] NOT NULL DEFAULT '{}',
	held_waiting integer NOT NULL DEFAULT 0,
	reports_open integer NOT NULL DEFAULT 0,
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1
);
SELECT protect_table('moderation');

-- What somebody wrote and nobody sees yet: no post and no comment, so that no list, count or search can hold it.
CREATE TABLE held (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	held_id id NOT NULL,
	author_id id NOT NULL,
	-- A post waits for its board, a comment for its post.
	board_id id,
	post_id id,
	parent_id id,
	title text CHECK (length(title) BETWEEN 1 AND 200),
	body text NOT NULL CHECK (length(body) <= 20000),
	tags text[] NOT NULL DEFAULT '{}',
	reasons jsonb NOT NULL,
	state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'rejected')),
	decided_by id,
	decided_at timestamptz,
	decision text CHECK (length(decision) <= 1000),
	-- The post or comment that it became.
	published_id id,
	created_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, held_id),
	CHECK (num_nonnulls(board_id, post_id) = 1),
	CHECK ((state = 'approved') = (published_id IS NOT NULL)),
	FOREIGN KEY (workspace_id, author_id) REFERENCES people,
	FOREIGN KEY (workspace_id, board_id) REFERENCES boards,
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts,
	FOREIGN KEY (workspace_id, decided_by) REFERENCES people
);
CREATE INDEX held_by_state ON held (workspace_id, state, held_id DESC);
CREATE INDEX held_of_author ON held (workspace_id, author_id, held_id DESC);
CREATE INDEX held_of_board ON held (workspace_id, board_id) WHERE board_id IS NOT NULL;
CREATE INDEX held_of_post ON held (workspace_id, post_id) WHERE post_id IS NOT NULL;
SELECT protect_table('held');

-- Who may read and not write. A ban that was lifted, or whose end has come, stays as what happened.
CREATE TABLE bans (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	ban_id id NOT NULL,
	person_id id NOT NULL,
	reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
	banned_by id,
	banned_at timestamptz NOT NULL DEFAULT now(),
	ends_at timestamptz,
	lifted_by id,
	lifted_at timestamptz,
	PRIMARY KEY (workspace_id, ban_id),
	FOREIGN KEY (workspace_id, person_id) REFERENCES people,
	FOREIGN KEY (workspace_id, banned_by) REFERENCES people,
	FOREIGN KEY (workspace_id, lifted_by) REFERENCES people
);
CREATE UNIQUE INDEX bans_standing ON bans (workspace_id, person_id) WHERE lifted_at IS NULL;
CREATE INDEX bans_of_person ON bans (workspace_id, person_id, ban_id DESC);
SELECT protect_table('bans');

-- The post or comment may be gone one day; that it was reported stays.
CREATE TABLE reports (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	report_id id NOT NULL,
	post_id id NOT NULL,
	comment_id id,
	reporter_id id NOT NULL,
	reason text NOT NULL CHECK (reason IN ('spam', 'abuse', 'private', 'other')),
	note text NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
	state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved')),
	outcome text CHECK (outcome IN ('kept', 'removed')),
	resolved_by id,
	resolved_at timestamptz,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, report_id),
	CHECK ((state = 'resolved') = (outcome IS NOT NULL)),
	FOREIGN KEY (workspace_id, reporter_id) REFERENCES people,
	FOREIGN KEY (workspace_id, resolved_by) REFERENCES people
);
CREATE UNIQUE INDEX reports_once ON reports (workspace_id, post_id, coalesce(comment_id::text, ''), reporter_id);
CREATE INDEX reports_by_state ON reports (workspace_id, state, report_id DESC);
CREATE INDEX reports_of_person ON reports (workspace_id, reporter_id, report_id DESC);
SELECT protect_table('reports');

-- Where a change came from: forgotten after some weeks, and with its person.
ALTER TABLE events ADD COLUMN address text;
CREATE INDEX events_with_address ON events (workspace_id, at) WHERE address IS NOT NULL;
CREATE INDEX events_by_time ON events (workspace_id, at DESC, event_id DESC);
CREATE INDEX events_of_actor ON events (workspace_id, actor_id, at DESC, event_id DESC) WHERE actor_id IS NOT NULL;
CREATE INDEX events_of_type ON events (workspace_id, type, at DESC, event_id DESC);
-- The events themselves are the audit; this was never written.
DROP TABLE audit;

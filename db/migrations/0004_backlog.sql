CREATE TABLE sprints (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	sprint_id id NOT NULL,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
	goal text NOT NULL DEFAULT '',
	starts_on date NOT NULL,
	ends_on date NOT NULL,
	capacity numeric(8, 2) CHECK (capacity >= 0),
	state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'active', 'completed')),
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	started_at timestamptz,
	completed_at timestamptz,
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, sprint_id),
	CHECK (ends_on >= starts_on)
);
CREATE UNIQUE INDEX sprints_running ON sprints (workspace_id) WHERE state = 'active';
SELECT protect_table('sprints');

CREATE TABLE items (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	item_id id NOT NULL,
	number integer NOT NULL,
	type text NOT NULL DEFAULT 'story' CHECK (type IN ('epic', 'story', 'bug', 'task', 'spike')),
	title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
	story_role text NOT NULL DEFAULT '',
	story_want text NOT NULL DEFAULT '',
	story_why text NOT NULL DEFAULT '',
	description text NOT NULL DEFAULT '' CHECK (length(description) <= 20000),
	technical_approach text NOT NULL DEFAULT '' CHECK (length(technical_approach) <= 20000),
	risks text NOT NULL DEFAULT '' CHECK (length(risks) <= 20000),
	estimate numeric(6, 2) CHECK (estimate >= 0),
	parent_id id,
	state text NOT NULL DEFAULT 'refining' CHECK (state IN ('refining', 'ready', 'in-sprint', 'done', 'dropped')),
	rank rank_key NOT NULL,
	sprint_id id,
	-- Kept from the criteria in the transaction that changes them.
	ready boolean NOT NULL DEFAULT false,
	criteria_met smallint NOT NULL DEFAULT 0,
	criteria_total smallint NOT NULL DEFAULT 0,
	unmet text[] NOT NULL DEFAULT '{}',
	created_by id,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	done_at timestamptz,
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, item_id),
	UNIQUE (workspace_id, number),
	UNIQUE (workspace_id, rank) DEFERRABLE,
	FOREIGN KEY (workspace_id, parent_id) REFERENCES items,
	FOREIGN KEY (workspace_id, sprint_id) REFERENCES sprints
);
CREATE INDEX items_by_state ON items (workspace_id, state, rank);
CREATE INDEX items_of_sprint ON items (workspace_id, sprint_id, rank) WHERE sprint_id IS NOT NULL;
CREATE INDEX items_of_parent ON items (workspace_id, parent_id, rank) WHERE parent_id IS NOT NULL;
SELECT protect_table('items');

CREATE TABLE item_posts (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	item_id id NOT NULL,
	post_id id NOT NULL,
	linked_by id,
	linked_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, item_id, post_id),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items,
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts
);
CREATE INDEX item_posts_by_post ON item_posts (workspace_id, post_id, item_id);
SELECT protect_table('item_posts');

CREATE TABLE criteria (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	criterion_id id NOT NULL,
	item_id id NOT NULL,
	kind text NOT NULL DEFAULT 'plain' CHECK (kind IN ('plain', 'gherkin')),
	body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
	insight_ids text[] NOT NULL DEFAULT '{}',
	done boolean NOT NULL DEFAULT false,
	position integer NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, criterion_id),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items
);
CREATE INDEX criteria_of_item ON criteria (workspace_id, item_id, position);
SELECT protect_table('criteria');

-- `item_id` waits for `blocker_id`.
CREATE TABLE dependencies (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	item_id id NOT NULL,
	blocker_id id NOT NULL CHECK (blocker_id <> item_id),
	created_by id,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, item_id, blocker_id),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items,
	FOREIGN KEY (workspace_id, blocker_id) REFERENCES items
);
CREATE INDEX dependencies_of_blocker ON dependencies (workspace_id, blocker_id, item_id);
SELECT protect_table('dependencies');

CREATE TABLE ready_criteria (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	key text NOT NULL CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(key) <= 60),
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 160),
	kind text NOT NULL CHECK (kind IN ('automatic', 'manual')),
	position integer NOT NULL,
	enabled boolean NOT NULL DEFAULT true,
	-- For `small-enough`: the largest estimate that still fits a sprint.
	threshold numeric(6, 2),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, key)
);
SELECT protect_table('ready_criteria');

-- What a member said of a criterion that no rule can see ("there are no dependencies").
CREATE TABLE readiness_confirmations (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	item_id id NOT NULL,
	key text NOT NULL,
	confirmed_by id NOT NULL,
	confirmed_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, item_id, key),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items,
	FOREIGN KEY (workspace_id, confirmed_by) REFERENCES people
);
SELECT protect_table('readiness_confirmations');

CREATE TABLE rank_moves (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	rank_move_id id NOT NULL,
	item_id id NOT NULL,
	moved_by id,
	from_rank text NOT NULL,
	to_rank text NOT NULL,
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, rank_move_id),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items
);
CREATE INDEX rank_moves_of_item ON rank_moves (workspace_id, item_id, rank_move_id DESC);
SELECT protect_table('rank_moves');

CREATE TABLE sprint_entries (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	sprint_entry_id id NOT NULL,
	sprint_id id NOT NULL,
	item_id id NOT NULL,
	entered_by id,
	entered_at timestamptz NOT NULL DEFAULT now(),
	estimate_at_entry numeric(6, 2),
	-- Both are set when someone let an item in that was not ready.
	override_reason text,
	unmet text[] NOT NULL DEFAULT '{}',
	left_at timestamptz,
	outcome text CHECK (outcome IN ('done', 'removed', 'carried-over')),
	PRIMARY KEY (workspace_id, sprint_entry_id),
	CHECK (cardinality(unmet) = 0 OR override_reason IS NOT NULL),
	FOREIGN KEY (workspace_id, sprint_id) REFERENCES sprints,
	FOREIGN KEY (workspace_id, item_id) REFERENCES items
);
CREATE UNIQUE INDEX sprint_entries_standing ON sprint_entries (workspace_id, item_id) WHERE left_at IS NULL;
CREATE INDEX sprint_entries_of_sprint ON sprint_entries (workspace_id, sprint_id, item_id);
SELECT protect_table('sprint_entries');

-- Ways to weigh posts against each other.
CREATE TABLE scores (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	score_id id NOT NULL,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
	formula text NOT NULL CHECK (length(formula) BETWEEN 1 AND 500),
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, score_id)
);
CREATE UNIQUE INDEX scores_by_name ON scores (workspace_id, lower(name));
SELECT protect_table('scores');

-- What somebody of the team judged of a post.
CREATE TABLE score_inputs (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	post_id id NOT NULL,
	input text NOT NULL CHECK (input IN ('reach', 'impact', 'confidence', 'effort', 'value')),
	amount double precision NOT NULL CHECK (amount BETWEEN -1e9 AND 1e9),
	set_by id,
	set_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, post_id, input),
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, set_by) REFERENCES people
);
CREATE INDEX score_inputs_of_person ON score_inputs (workspace_id, set_by) WHERE set_by IS NOT NULL;
SELECT protect_table('score_inputs');

-- What each formula says of each post that stands on its own, with the numbers it was made of. An unknown score has no value.
CREATE TABLE score_results (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	score_id id NOT NULL,
	post_id id NOT NULL,
	value double precision,
	-- Where it stands in the order: what is unknown comes last, and keys of pages hold no null.
	position double precision NOT NULL GENERATED ALWAYS AS (coalesce(value, -1.7976931348623157e308)) STORED,
	inputs jsonb NOT NULL,
	calculated_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, score_id, post_id),
	FOREIGN KEY (workspace_id, score_id) REFERENCES scores ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts ON DELETE CASCADE
);
CREATE INDEX score_results_in_order ON score_results (workspace_id, score_id, position DESC, post_id DESC);
SELECT protect_table('score_results');

-- How far the log of events was looked through for posts whose scores may have changed.
CREATE TABLE score_clock (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	seen_until timestamptz NOT NULL,
	PRIMARY KEY (workspace_id)
);
SELECT protect_table('score_clock');

-- A table of posts that somebody comes back to: its filters, order and columns.
CREATE TABLE post_views (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	view_id id NOT NULL,
	owner_id id NOT NULL,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
	shared boolean NOT NULL DEFAULT false,
	columns text[] NOT NULL,
	filters jsonb NOT NULL,
	sort text NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, view_id),
	FOREIGN KEY (workspace_id, owner_id) REFERENCES people
);
CREATE INDEX post_views_of_owner ON post_views (workspace_id, owner_id, view_id);
CREATE INDEX post_views_shared ON post_views (workspace_id, view_id) WHERE shared;
SELECT protect_table('post_views');

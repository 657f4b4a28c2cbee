-- What members said of two posts: that they are not the same. It stands whatever becomes of their words.
CREATE TABLE dismissed_pairs (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	one_id id NOT NULL,
	other_id id NOT NULL CHECK (other_id > one_id),
	dismissed_by id,
	dismissed_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, one_id, other_id),
	FOREIGN KEY (workspace_id, one_id) REFERENCES posts ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, other_id) REFERENCES posts ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, dismissed_by) REFERENCES people
);
CREATE INDEX dismissed_pairs_of_other ON dismissed_pairs (workspace_id, other_id);
SELECT protect_table('dismissed_pairs');

-- Pairs that may be duplicates, as either post's words said when they were looked at last; a later look writes them anew. What
-- follows is derived, and names posts without holding them: nobody who writes a post waits for it.
CREATE TABLE suggested_pairs (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	one_id id NOT NULL,
	other_id id NOT NULL CHECK (other_id > one_id),
	-- How likely each finds the other; null where it does not.
	by_one real,
	by_other real,
	probability real NOT NULL GENERATED ALWAYS AS (greatest(by_one, by_other)) STORED,
	reason text NOT NULL,
	PRIMARY KEY (workspace_id, one_id, other_id)
);
CREATE INDEX suggested_pairs_of_other ON suggested_pairs (workspace_id, other_id);
SELECT protect_table('suggested_pairs');

-- Which posts were looked at since their words changed; the rest waits for the clock.
CREATE TABLE suggestion_looks (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	post_id id NOT NULL,
	looked_at timestamptz NOT NULL,
	PRIMARY KEY (workspace_id, post_id)
);
SELECT protect_table('suggestion_looks');

-- Posts that hang together by such pairs; those that stand for themselves alone. Kept, so that the queue is one index.
CREATE TABLE suggested_clusters (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	cluster_id id NOT NULL,
	-- The distinct people behind all of them, when it was written.
	people integer NOT NULL,
	PRIMARY KEY (workspace_id, cluster_id)
);
CREATE INDEX suggested_clusters_by_people ON suggested_clusters (workspace_id, people DESC, cluster_id DESC);
SELECT protect_table('suggested_clusters');
CREATE TABLE suggested_members (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	post_id id NOT NULL,
	cluster_id id NOT NULL,
	PRIMARY KEY (workspace_id, post_id),
	FOREIGN KEY (workspace_id, cluster_id) REFERENCES suggested_clusters ON DELETE CASCADE
);
CREATE INDEX suggested_members_of_cluster ON suggested_members (workspace_id, cluster_id);
SELECT protect_table('suggested_members');

-- From which probability on this workspace calls two posts duplicates, learned from its own merges and dismissals.
CREATE TABLE suggestion_threshold (
	workspace_id id PRIMARY KEY DEFAULT current_workspace() REFERENCES workspaces,
	duplicate_from real NOT NULL CHECK (duplicate_from BETWEEN 0 AND 1),
	merged integer NOT NULL,
	dismissed integer NOT NULL
);
SELECT protect_table('suggestion_threshold');

-- What is shown to be coming: by status, by now / next / later, or by quarter.
CREATE TABLE roadmaps (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	roadmap_id id NOT NULL,
	slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
	description text NOT NULL DEFAULT '' CHECK (length(description) <= 2000),
	visibility text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'private', 'segments')),
	kind text NOT NULL CHECK (kind IN ('status', 'horizon', 'quarter')),
	-- In order: [{ "key", "name" }]; a name of null is the one that the status or the quarter has.
	columns jsonb NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, roadmap_id),
	UNIQUE (workspace_id, slug)
);
SELECT protect_table('roadmaps');

-- The segments whose people see a roadmap.
CREATE TABLE roadmap_segments (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	roadmap_id id NOT NULL,
	segment_id id NOT NULL,
	PRIMARY KEY (workspace_id, roadmap_id, segment_id),
	FOREIGN KEY (workspace_id, roadmap_id) REFERENCES roadmaps ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, segment_id) REFERENCES segments
);
CREATE INDEX roadmap_segments_of_segment ON roadmap_segments (workspace_id, segment_id, roadmap_id);
SELECT protect_table('roadmap_segments');

-- Posts that members placed, on roadmaps that do not go by status. A merged post keeps its place for the case that it is unmerged.
CREATE TABLE roadmap_posts (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	roadmap_id id NOT NULL,
	post_id id NOT NULL,
	column_key text NOT NULL CHECK (length(column_key) BETWEEN 1 AND 60),
	rank rank_key NOT NULL,
	placed_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, roadmap_id, post_id),
	UNIQUE (workspace_id, roadmap_id, column_key, rank) DEFERRABLE,
	FOREIGN KEY (workspace_id, roadmap_id) REFERENCES roadmaps ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts ON DELETE CASCADE
);
CREATE INDEX roadmap_posts_of_post ON roadmap_posts (workspace_id, post_id, roadmap_id);
SELECT protect_table('roadmap_posts');

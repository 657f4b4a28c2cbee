-- What a new item of a type begins with.
CREATE TABLE item_templates (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	type text NOT NULL CHECK (type IN ('epic', 'story', 'bug', 'task', 'spike')),
	description text NOT NULL DEFAULT '' CHECK (length(description) <= 20000),
	technical_approach text NOT NULL DEFAULT '' CHECK (length(technical_approach) <= 20000),
	risks text NOT NULL DEFAULT '' CHECK (length(risks) <= 20000),
	criteria text[] NOT NULL DEFAULT '{}',
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, type)
);
SELECT protect_table('item_templates');

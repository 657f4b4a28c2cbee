-- What a member said need not hold of a story, and why.
CREATE TABLE story_waivers (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	item_id id NOT NULL,
	code text NOT NULL CHECK (code ~ '^US[0-9]{2}$'),
	reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 500),
	waived_by id NOT NULL,
	waived_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, item_id, code),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items,
	FOREIGN KEY (workspace_id, waived_by) REFERENCES people
);
SELECT protect_table('story_waivers');

-- Solutions that were asked for and that the story no longer prescribes: kept, so that nothing is lost.
CREATE TABLE solution_ideas (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	idea_id id NOT NULL,
	item_id id NOT NULL,
	body text NOT NULL CHECK (length(body) BETWEEN 1 AND 1000),
	created_by id,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, idea_id),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items
);
CREATE INDEX solution_ideas_of_item ON solution_ideas (workspace_id, item_id, created_at, idea_id);
SELECT protect_table('solution_ideas');

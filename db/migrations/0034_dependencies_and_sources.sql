-- What two items have to do with each other beyond waiting: `item_id` relates to, duplicates or was split from `other_id`.
CREATE TABLE item_relations (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	item_id id NOT NULL,
	other_id id NOT NULL CHECK (other_id <> item_id),
	kind text NOT NULL CHECK (kind IN ('relates', 'duplicates', 'split-from')),
	created_by id,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, item_id, other_id, kind),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items,
	FOREIGN KEY (workspace_id, other_id) REFERENCES items
);
CREATE INDEX item_relations_of_other ON item_relations (workspace_id, other_id, item_id);
SELECT protect_table('item_relations');

-- Work of another team or a vendor, which items wait for and no backlog of ours holds.
CREATE TABLE outside_works (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	outside_id id NOT NULL,
	title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
	party text NOT NULL CHECK (party IN ('team', 'vendor')),
	-- Who there answers for it; empty where nobody is named.
	owner text NOT NULL DEFAULT '' CHECK (length(owner) <= 200),
	promised_on date,
	state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'promised', 'delivered')),
	created_by id,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, outside_id)
);
SELECT protect_table('outside_works');

CREATE TABLE outside_dependencies (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	item_id id NOT NULL,
	outside_id id NOT NULL,
	created_by id,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, item_id, outside_id),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items,
	FOREIGN KEY (workspace_id, outside_id) REFERENCES outside_works
);
CREATE INDEX outside_dependencies_of_work ON outside_dependencies (workspace_id, outside_id, item_id);
SELECT protect_table('outside_dependencies');

-- The posts whose own words a criterion answers, beside the quotes of the inbox.
ALTER TABLE criteria ADD COLUMN post_ids text[] NOT NULL DEFAULT '{}';

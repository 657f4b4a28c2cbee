-- An item that was made into parts; what is needed to undo it stands here.
CREATE TABLE splits (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	split_id id NOT NULL,
	item_id id NOT NULL,
	by_id id,
	at timestamptz NOT NULL DEFAULT now(),
	original_type text NOT NULL,
	original_estimate numeric(6, 2),
	-- Criteria that no part took, whole, each with why.
	dropped jsonb NOT NULL DEFAULT '[]',
	-- Criterion → the position it had.
	places jsonb NOT NULL DEFAULT '{}',
	undone_at timestamptz,
	undone_by id,
	PRIMARY KEY (workspace_id, split_id),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items ON DELETE CASCADE
);
CREATE UNIQUE INDEX split_that_stands ON splits (workspace_id, item_id) WHERE undone_at IS NULL;
CREATE INDEX splits_of_item ON splits (workspace_id, item_id, split_id DESC);
SELECT protect_table('splits');

CREATE TABLE split_parts (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	split_id id NOT NULL,
	item_id id NOT NULL,
	place smallint NOT NULL,
	-- The quotes this part answers: their people are told of it, those of other parts are not.
	insight_ids text[] NOT NULL DEFAULT '{}',
	PRIMARY KEY (workspace_id, split_id, item_id),
	FOREIGN KEY (workspace_id, split_id) REFERENCES splits ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, item_id) REFERENCES items ON DELETE CASCADE
);
CREATE INDEX split_of_part ON split_parts (workspace_id, item_id);
SELECT protect_table('split_parts');

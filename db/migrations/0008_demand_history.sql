-- What stood behind a post at the end of a day (UTC). A day on which nothing changed has no row: the one before it still says it.
CREATE TABLE demand_days (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	post_id id NOT NULL,
	day date NOT NULL,
	people_count integer NOT NULL CHECK (people_count >= 0),
	company_count integer NOT NULL CHECK (company_count >= 0),
	mrr_known_cents bigint NOT NULL CHECK (mrr_known_cents >= 0),
	mrr_unknown_companies integer NOT NULL CHECK (mrr_unknown_companies >= 0),
	critical_count integer NOT NULL CHECK (critical_count >= 0),
	important_count integer NOT NULL CHECK (important_count >= 0),
	nice_to_have_count integer NOT NULL CHECK (nice_to_have_count >= 0),
	PRIMARY KEY (workspace_id, post_id, day),
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts ON DELETE CASCADE
);
SELECT protect_table('demand_days');

-- The last day that is kept for every post of the workspace.
CREATE TABLE demand_clock (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	through date NOT NULL,
	PRIMARY KEY (workspace_id)
);
SELECT protect_table('demand_clock');

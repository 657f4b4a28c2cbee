-- People who are one person, and companies that are one company: links that are taken back as they were made. `merged_into`
-- is kept from the standing ones, always one hop.
CREATE TABLE person_merges (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	merge_id id NOT NULL,
	source_id id NOT NULL,
	target_id id NOT NULL CHECK (target_id <> source_id),
	merged_by id,
	merged_at timestamptz NOT NULL DEFAULT now(),
	undone_by id,
	undone_at timestamptz,
	PRIMARY KEY (workspace_id, merge_id),
	FOREIGN KEY (workspace_id, source_id) REFERENCES people,
	FOREIGN KEY (workspace_id, target_id) REFERENCES people,
	FOREIGN KEY (workspace_id, merged_by) REFERENCES people,
	FOREIGN KEY (workspace_id, undone_by) REFERENCES people
);
CREATE UNIQUE INDEX person_merges_standing ON person_merges (workspace_id, source_id) WHERE undone_at IS NULL;
CREATE INDEX person_merges_into ON person_merges (workspace_id, target_id) WHERE undone_at IS NULL;
SELECT protect_table('person_merges');

ALTER TABLE people ADD COLUMN merged_into id;
ALTER TABLE people ADD FOREIGN KEY (workspace_id, merged_into) REFERENCES people;
CREATE INDEX people_merged_into ON people (workspace_id, merged_into, person_id) WHERE merged_into IS NOT NULL;
CREATE INDEX people_merged ON people (workspace_id, person_id) INCLUDE (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE company_merges (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	merge_id id NOT NULL,
	source_id id NOT NULL,
	target_id id NOT NULL CHECK (target_id <> source_id),
	merged_by id,
	merged_at timestamptz NOT NULL DEFAULT now(),
	undone_by id,
	undone_at timestamptz,
	PRIMARY KEY (workspace_id, merge_id),
	FOREIGN KEY (workspace_id, source_id) REFERENCES companies ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, target_id) REFERENCES companies ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, merged_by) REFERENCES people,
	FOREIGN KEY (workspace_id, undone_by) REFERENCES people
);
CREATE UNIQUE INDEX company_merges_standing ON company_merges (workspace_id, source_id) WHERE undone_at IS NULL;
CREATE INDEX company_merges_into ON company_merges (workspace_id, target_id) WHERE undone_at IS NULL;
SELECT protect_table('company_merges');

ALTER TABLE companies ADD COLUMN merged_into id;
ALTER TABLE companies ADD FOREIGN KEY (workspace_id, merged_into) REFERENCES companies;
CREATE INDEX companies_merged_into ON companies (workspace_id, merged_into, company_id) WHERE merged_into IS NOT NULL;

-- A row that only merges are the reason of: everybody of a group belongs to the companies of all its people, and whoever
-- belongs to a merged company to the one that stands for it. Kept, so that demand asks for no group.
ALTER TABLE person_companies ADD COLUMN inherited boolean NOT NULL DEFAULT false;

-- What makes somebody count behind a post: who counts, who did it, and how. Over posts that are one by a merge and
-- people who are one.
CREATE VIEW acts WITH (security_invoker = true) AS
	SELECT p.workspace_id, p.canonical_id, p.post_id, coalesce(m.merged_into, v.person_id) AS person_id, v.person_id AS done_by,
		CASE WHEN v.cast_by IS NULL THEN 'voted' ELSE 'on-behalf' END AS reason, v.cast_by, v.importance, v.created_at AS at
		FROM posts p JOIN votes v ON v.workspace_id = p.workspace_id AND v.post_id = p.post_id
		LEFT JOIN people m ON m.workspace_id = v.workspace_id AND m.person_id = v.person_id AND m.merged_into IS NOT NULL
	UNION ALL SELECT p.workspace_id, p.canonical_id, p.post_id, coalesce(m.merged_into, p.author_id), p.author_id, 'posted', NULL, NULL, p.created_at
		FROM posts p LEFT JOIN people m ON m.workspace_id = p.workspace_id AND m.person_id = p.author_id AND m.merged_into IS NOT NULL
	UNION ALL SELECT p.workspace_id, p.canonical_id, p.post_id, coalesce(m.merged_into, i.person_id), i.person_id, 'quoted', NULL, i.importance, i.created_at
		FROM posts p JOIN insights i ON i.workspace_id = p.workspace_id AND i.post_id = p.post_id
		LEFT JOIN people m ON m.workspace_id = i.workspace_id AND m.person_id = i.person_id AND m.merged_into IS NOT NULL;
GRANT SELECT ON acts TO winnow_app;

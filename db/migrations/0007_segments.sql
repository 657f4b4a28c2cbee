CREATE TABLE segments (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	segment_id id NOT NULL,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
	rule jsonb NOT NULL,
	-- Whether who fits changes without anybody changing a person or a company: with the days, or with votes.
	moves boolean NOT NULL DEFAULT false,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, segment_id)
);
CREATE UNIQUE INDEX segments_by_name ON segments (workspace_id, lower(name));
SELECT protect_table('segments');

-- Who fits the rule, kept so that lists, boards and mails can ask it by an index; see docs/adr/0011-segments-are-kept.md.
CREATE TABLE segment_members (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	segment_id id NOT NULL,
	person_id id NOT NULL,
	PRIMARY KEY (workspace_id, segment_id, person_id),
	FOREIGN KEY (workspace_id, segment_id) REFERENCES segments ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, person_id) REFERENCES people
);
CREATE INDEX segment_members_of_person ON segment_members (workspace_id, person_id, segment_id);
SELECT protect_table('segment_members');

ALTER TABLE boards DROP CONSTRAINT boards_visibility_check;
ALTER TABLE boards ADD CONSTRAINT boards_visibility_check CHECK (visibility IN ('public', 'private', 'segments'));

-- The segments whose people see a board.
CREATE TABLE board_segments (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	board_id id NOT NULL,
	segment_id id NOT NULL,
	PRIMARY KEY (workspace_id, board_id, segment_id),
	FOREIGN KEY (workspace_id, board_id) REFERENCES boards ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, segment_id) REFERENCES segments
);
CREATE INDEX board_segments_of_segment ON board_segments (workspace_id, segment_id, board_id);
SELECT protect_table('board_segments');

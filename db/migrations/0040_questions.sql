-- One question to the people behind an item, and what each of them answered.
CREATE TABLE questions (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	question_id id NOT NULL,
	item_id id NOT NULL,
	body text NOT NULL CHECK (length(body) BETWEEN 1 AND 500),
	asked_by id,
	asked_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, question_id),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items ON DELETE CASCADE
);
CREATE INDEX questions_of_item ON questions (workspace_id, item_id, asked_at DESC);
SELECT protect_table('questions');

CREATE TABLE question_people (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	question_id id NOT NULL,
	person_id id NOT NULL,
	-- The request by which they stand behind the item: their answer is tied to it.
	post_id id NOT NULL,
	asked_at timestamptz NOT NULL DEFAULT now(),
	answered_at timestamptz,
	feedback_id id,
	PRIMARY KEY (workspace_id, question_id, person_id),
	FOREIGN KEY (workspace_id, question_id) REFERENCES questions ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, person_id) REFERENCES people,
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, feedback_id) REFERENCES feedback ON DELETE SET NULL (feedback_id)
);
CREATE INDEX question_people_of_person ON question_people (workspace_id, person_id, asked_at DESC);
CREATE INDEX question_people_of_post ON question_people (workspace_id, post_id);
CREATE INDEX question_people_of_feedback ON question_people (workspace_id, feedback_id) WHERE feedback_id IS NOT NULL;
SELECT protect_table('question_people');

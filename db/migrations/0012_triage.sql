-- Who of the team takes care of a message, and what happened to it.
ALTER TABLE feedback
	ADD COLUMN assignee_id id,
	ADD FOREIGN KEY (workspace_id, assignee_id) REFERENCES members ON DELETE SET NULL (assignee_id);
CREATE INDEX feedback_of_assignee ON feedback (workspace_id, assignee_id, feedback_id DESC) WHERE assignee_id IS NOT NULL;

ALTER TABLE events ADD COLUMN feedback_id id GENERATED ALWAYS AS (detail ->> 'feedbackId') STORED;
CREATE INDEX events_of_feedback ON events (workspace_id, feedback_id, event_id DESC) WHERE feedback_id IS NOT NULL;

-- What arrived by mail and what came of it, so that the same mail again changes nothing.
CREATE TABLE received_mails (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	-- SHA-256 of the Message-ID, or of the whole mail where it has none.
	mail_key text NOT NULL CHECK (length(mail_key) = 64),
	outcome text NOT NULL CHECK (outcome IN ('bounced', 'refused', 'delayed', 'complained', 'feedback', 'comment', 'held', 'ignored')),
	received_at timestamptz NOT NULL,
	PRIMARY KEY (workspace_id, mail_key)
);
CREATE INDEX received_mails_newest ON received_mails (workspace_id, received_at);
SELECT protect_table('received_mails');

ALTER TABLE suppressions DROP CONSTRAINT suppressions_reason_check;
ALTER TABLE suppressions ADD CONSTRAINT suppressions_reason_check CHECK (reason IN ('unsubscribed', 'bounced', 'complained'));

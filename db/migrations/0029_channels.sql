-- Where else people talk to us, and how they are answered there.
CREATE TABLE channels (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	channel text NOT NULL CHECK (channel IN ('slack', 'intercom')),
	token text NOT NULL CHECK (length(token) BETWEEN 1 AND 500),
	signing_secret text NOT NULL CHECK (length(signing_secret) BETWEEN 1 AND 500),
	api_url text NOT NULL CHECK (length(api_url) BETWEEN 1 AND 300),
	-- Who we are there, by name and by id.
	account text NOT NULL,
	account_id text NOT NULL,
	connected_by id,
	connected_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, channel),
	FOREIGN KEY (workspace_id, connected_by) REFERENCES people
);
SELECT protect_table('channels');

-- Where an answer to a message goes: its thread or conversation there.
ALTER TABLE feedback ADD COLUMN conversation text CHECK (length(conversation) <= 255);

CREATE TABLE replies (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	reply_id id NOT NULL,
	feedback_id id NOT NULL,
	author_id id NOT NULL,
	body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
	state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'failed')),
	attempts smallint NOT NULL DEFAULT 0,
	response text,
	sent_at timestamptz,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, reply_id),
	FOREIGN KEY (workspace_id, feedback_id) REFERENCES feedback ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, author_id) REFERENCES people
);
CREATE INDEX replies_of_feedback ON replies (workspace_id, feedback_id, reply_id);
SELECT protect_table('replies');

ALTER TABLE deliveries DROP CONSTRAINT deliveries_channel_check, ADD CONSTRAINT deliveries_channel_check CHECK (channel IN ('email', 'in-app', 'slack', 'intercom'));
CREATE INDEX deliveries_of_channel ON deliveries (workspace_id, channel, delivery_id DESC);

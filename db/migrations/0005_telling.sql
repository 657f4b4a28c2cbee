-- One row for an event, a person and a channel: claimed before it is sent, so that nobody is told twice.
CREATE TABLE deliveries (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	delivery_id id NOT NULL,
	event_id id NOT NULL,
	person_id id NOT NULL,
	-- The posts of the event that this person follows; one event can ship many.
	post_ids text[] NOT NULL DEFAULT '{}',
	channel text NOT NULL DEFAULT 'email' CHECK (channel IN ('email', 'in-app')),
	state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'suppressed')),
	reason text,
	attempts smallint NOT NULL DEFAULT 0,
	next_attempt_at timestamptz,
	claimed_until timestamptz,
	sent_at timestamptz,
	response text,
	read_at timestamptz,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, delivery_id),
	UNIQUE (workspace_id, event_id, person_id, channel),
	FOREIGN KEY (workspace_id, event_id) REFERENCES events,
	FOREIGN KEY (workspace_id, person_id) REFERENCES people
);
CREATE INDEX deliveries_due ON deliveries (workspace_id, next_attempt_at) WHERE state = 'queued';
CREATE INDEX deliveries_claimed ON deliveries (workspace_id, claimed_until) WHERE state = 'sending';
CREATE INDEX deliveries_of_person ON deliveries (workspace_id, person_id, delivery_id DESC);
CREATE INDEX deliveries_failed ON deliveries (workspace_id, delivery_id DESC) WHERE state = 'failed';
CREATE INDEX deliveries_unread ON deliveries (workspace_id, person_id) WHERE channel = 'in-app' AND read_at IS NULL;
CREATE INDEX deliveries_newest ON deliveries (workspace_id, delivery_id DESC);
SELECT protect_table('deliveries');

CREATE TABLE suppressions (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	email text NOT NULL CHECK (email = lower(email)),
	reason text NOT NULL CHECK (reason IN ('unsubscribed', 'bounced')),
	detail text,
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, email, reason)
);
SELECT protect_table('suppressions');

-- The outbox: single mails (sign-in, invitations) wait here to be sent, and without SMTP_URL every mail stays here to be read.
CREATE TABLE mails (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	mail_id id NOT NULL,
	kind text NOT NULL,
	to_email text NOT NULL,
	subject text NOT NULL,
	text_body text NOT NULL,
	html_body text NOT NULL,
	headers jsonb NOT NULL DEFAULT '{}',
	message_id text NOT NULL,
	delivery_id id,
	state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sent', 'kept', 'failed')),
	attempts smallint NOT NULL DEFAULT 0,
	response text,
	created_at timestamptz NOT NULL DEFAULT now(),
	sent_at timestamptz,
	PRIMARY KEY (workspace_id, mail_id),
	UNIQUE (workspace_id, message_id)
);
CREATE INDEX mails_newest ON mails (workspace_id, mail_id DESC);
SELECT protect_table('mails');

CREATE TABLE imports (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	import_id id NOT NULL,
	file_name text NOT NULL,
	source text NOT NULL,
	mapping jsonb NOT NULL,
	dry_run boolean NOT NULL DEFAULT false,
	state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'finished', 'failed')),
	rows_read integer NOT NULL DEFAULT 0,
	rows_created integer NOT NULL DEFAULT 0,
	rows_updated integer NOT NULL DEFAULT 0,
	rows_unchanged integer NOT NULL DEFAULT 0,
	row_errors jsonb NOT NULL DEFAULT '[]',
	started_by id,
	started_at timestamptz NOT NULL DEFAULT now(),
	finished_at timestamptz,
	PRIMARY KEY (workspace_id, import_id)
);
SELECT protect_table('imports');

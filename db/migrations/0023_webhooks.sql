-- Where events go: an address of another system, and the secret that signs what is sent there.
CREATE TABLE webhooks (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	webhook_id id NOT NULL,
	url text NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
	-- '*' stands for all of them, those to come too.
	events text[] NOT NULL CHECK (cardinality(events) > 0),
	include_people boolean NOT NULL DEFAULT false,
	secret text NOT NULL,
	-- The one before signs too for a day, so that a receiver can change over.
	previous_secret text,
	previous_secret_until timestamptz,
	active boolean NOT NULL DEFAULT true,
	-- Why Winnow switched it off by itself, if it did.
	off_reason text CHECK (off_reason IN ('gone', 'failing')),
	off_at timestamptz,
	-- Since when nothing got through; null while it works.
	failing_since timestamptz,
	created_by id,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, webhook_id),
	FOREIGN KEY (workspace_id, created_by) REFERENCES people
);
SELECT protect_table('webhooks');

-- One row for an endpoint and an event, whatever the retries; claimed before it is sent.
CREATE TABLE webhook_deliveries (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	delivery_id id NOT NULL,
	webhook_id id NOT NULL,
	event_id id NOT NULL,
	type text NOT NULL,
	at timestamptz NOT NULL,
	payload jsonb NOT NULL,
	-- The posts and people that the payload holds words of, for erasing them.
	subject_ids text[] NOT NULL DEFAULT '{}',
	state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
	reason text CHECK (reason IN ('gave-up', 'gone', 'endpoint-off')),
	attempts integer NOT NULL DEFAULT 0,
	-- A delivery that is sent again has a new day to arrive in; its attempts go on counting, because they tell claims apart.
	attempts_before integer NOT NULL DEFAULT 0,
	queued_at timestamptz NOT NULL DEFAULT now(),
	next_attempt_at timestamptz,
	claimed_until timestamptz,
	sent_at timestamptz,
	last_attempt_at timestamptz,
	took_ms integer,
	response_status smallint,
	response text,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, delivery_id),
	UNIQUE (workspace_id, webhook_id, event_id),
	FOREIGN KEY (workspace_id, webhook_id) REFERENCES webhooks ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (workspace_id, webhook_id, next_attempt_at) WHERE state = 'queued';
CREATE INDEX webhook_deliveries_claimed ON webhook_deliveries (workspace_id, webhook_id, claimed_until) WHERE state = 'sending';
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (workspace_id, webhook_id, delivery_id DESC);
CREATE INDEX webhook_deliveries_by_state ON webhook_deliveries (workspace_id, webhook_id, state, delivery_id DESC);
CREATE INDEX webhook_deliveries_by_type ON webhook_deliveries (workspace_id, webhook_id, type, delivery_id DESC);
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (workspace_id, created_at);
CREATE INDEX webhook_deliveries_subjects ON webhook_deliveries USING gin (subject_ids);
SELECT protect_table('webhook_deliveries');

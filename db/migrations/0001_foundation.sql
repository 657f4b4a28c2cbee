-- The application connects as a role that owns nothing, so that row-level security binds it.
DO $$ BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'winnow_app') THEN
		CREATE ROLE winnow_app NOLOGIN;
	END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server made it meanwhile
END $$;
DO $$ BEGIN
	EXECUTE format('GRANT winnow_app TO %I', current_user);
	EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO winnow_app', current_database());
END $$;
GRANT USAGE ON SCHEMA public TO winnow_app;

-- Byte order: an id sorts by its creation, a rank by its key, on every server. Only the length is checked: a pattern took a
-- tenth of the database's time of a vote.
CREATE DOMAIN id AS text COLLATE "C" CHECK (octet_length(VALUE) BETWEEN 35 AND 45);
CREATE DOMAIN rank_key AS text COLLATE "C" CHECK (length(VALUE) BETWEEN 1 AND 200);

CREATE FUNCTION current_workspace() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
	RETURN current_setting('winnow.workspace_id', true);

-- Every table with rows of a workspace goes through this: the database itself refuses a row that crosses.
CREATE FUNCTION protect_table(name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
	EXECUTE format('CREATE POLICY own_workspace ON %s TO winnow_app
		USING (workspace_id = current_setting(''winnow.workspace_id'', true))
		WITH CHECK (workspace_id = current_setting(''winnow.workspace_id'', true))', name);
	EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO winnow_app', name);
END $$;

CREATE TABLE workspaces (
	workspace_id id PRIMARY KEY DEFAULT current_workspace(),
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
	host text,
	accent text NOT NULL DEFAULT '#4f46e5' CHECK (accent ~ '^#[0-9a-f]{6}$'),
	logo_upload_id id,
	-- Revenue in another currency counts as unknown: adding up two currencies says nothing.
	currency text NOT NULL DEFAULT 'EUR' CHECK (currency ~ '^[A-Z]{3}$'),
	last_post_number integer NOT NULL DEFAULT 0,
	last_item_number integer NOT NULL DEFAULT 0,
	created_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1
);
SELECT protect_table('workspaces');

-- The one question asked before a workspace is known. The first workspace answers for every unknown host.
CREATE FUNCTION workspace_for_host(wanted text) RETURNS TABLE (workspace_id text) LANGUAGE sql STABLE SECURITY DEFINER
	SET search_path = public AS $$
		SELECT w.workspace_id FROM workspaces w ORDER BY (w.host = wanted) IS TRUE DESC, w.workspace_id LIMIT 1
	$$;
CREATE FUNCTION all_workspaces() RETURNS TABLE (workspace_id text) LANGUAGE sql STABLE SECURITY DEFINER
	SET search_path = public AS $$ SELECT w.workspace_id FROM workspaces w ORDER BY w.workspace_id $$;

CREATE TABLE events (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	event_id id NOT NULL,
	-- Readers that resume go by (tx, seq) below the oldest running transaction, so that none is skipped.
	tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
	seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
	type text NOT NULL,
	actor_id id,
	post_id id,
	item_id id,
	detail jsonb NOT NULL DEFAULT '{}',
	members_only boolean NOT NULL DEFAULT false,
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, event_id)
);
CREATE INDEX events_in_order ON events (workspace_id, tx, seq);
CREATE INDEX events_of_post ON events (workspace_id, post_id, event_id DESC) WHERE post_id IS NOT NULL;
CREATE INDEX events_of_item ON events (workspace_id, item_id, event_id DESC) WHERE item_id IS NOT NULL;
-- Status changes of several posts at once name them in their detail.
CREATE INDEX events_of_several ON events (workspace_id, event_id DESC) WHERE type = 'posts.status-changed' AND post_id IS NULL;
SELECT protect_table('events');

-- Jobs live in the queue's own schema, which the application's role may not enter.
CREATE FUNCTION enqueue_job(task text, payload json, job_key text DEFAULT NULL, run_at timestamptz DEFAULT NULL)
	RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
		SELECT graphile_worker.add_job(task, payload, job_key => enqueue_job.job_key, run_at => enqueue_job.run_at, max_attempts => 12)
	$$;

CREATE TABLE idempotency_keys (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	caller text NOT NULL,
	key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
	request_hash text NOT NULL,
	status smallint,
	response jsonb,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, caller, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (workspace_id, created_at);
SELECT protect_table('idempotency_keys');

CREATE TABLE audit (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	audit_id id NOT NULL,
	actor_id id,
	action text NOT NULL,
	subject text,
	ip text,
	detail jsonb NOT NULL DEFAULT '{}',
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, audit_id)
);
SELECT protect_table('audit');

CREATE TABLE uploads (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	upload_id id NOT NULL,
	person_id id,
	file_name text NOT NULL,
	media_type text NOT NULL,
	bytes integer NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, upload_id)
);
SELECT protect_table('uploads');

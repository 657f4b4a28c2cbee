CREATE TABLE companies (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	company_id id NOT NULL,
	external_id text,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	domain text,
	mrr_cents bigint CHECK (mrr_cents >= 0),
	currency text NOT NULL DEFAULT 'EUR' CHECK (currency ~ '^[A-Z]{3}$'),
	plan text,
	lifecycle text CHECK (lifecycle IN ('trial', 'active', 'churned', 'prospect')),
	attributes jsonb NOT NULL DEFAULT '{}',
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, company_id),
	UNIQUE (workspace_id, external_id)
);
CREATE UNIQUE INDEX companies_by_domain ON companies (workspace_id, domain) WHERE domain IS NOT NULL;
SELECT protect_table('companies');

-- A company's revenue as far as it can be added up.
CREATE FUNCTION known_cents(company companies) RETURNS bigint LANGUAGE sql STABLE
	RETURN CASE WHEN (company).currency = (SELECT w.currency FROM workspaces w WHERE w.workspace_id = (company).workspace_id) THEN (company).mrr_cents END;

CREATE TABLE people (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	person_id id NOT NULL,
	email text CHECK (email = lower(email) AND length(email) <= 320),
	name text,
	external_id text,
	kind text NOT NULL DEFAULT 'identified' CHECK (kind IN ('anonymous', 'identified', 'member')),
	attributes jsonb NOT NULL DEFAULT '{}',
	auth_user_id text,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	erased_at timestamptz,
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, person_id),
	UNIQUE (workspace_id, email),
	UNIQUE (workspace_id, external_id),
	UNIQUE (workspace_id, auth_user_id)
);
SELECT protect_table('people');

CREATE TABLE person_companies (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	person_id id NOT NULL,
	company_id id NOT NULL,
	PRIMARY KEY (workspace_id, person_id, company_id),
	FOREIGN KEY (workspace_id, person_id) REFERENCES people,
	FOREIGN KEY (workspace_id, company_id) REFERENCES companies ON DELETE CASCADE
);
CREATE INDEX person_companies_by_company ON person_companies (workspace_id, company_id, person_id);
SELECT protect_table('person_companies');

CREATE TABLE members (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	person_id id NOT NULL,
	role text NOT NULL CHECK (role IN ('owner', 'admin', 'contributor', 'viewer')),
	created_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, person_id),
	FOREIGN KEY (workspace_id, person_id) REFERENCES people
);
SELECT protect_table('members');

CREATE TABLE invitations (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	invitation_id id NOT NULL,
	email text NOT NULL,
	role text NOT NULL CHECK (role IN ('owner', 'admin', 'contributor', 'viewer')),
	token_hash text NOT NULL,
	invited_by id NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	expires_at timestamptz NOT NULL,
	accepted_at timestamptz,
	revoked_at timestamptz,
	PRIMARY KEY (workspace_id, invitation_id),
	UNIQUE (workspace_id, token_hash),
	FOREIGN KEY (workspace_id, invited_by) REFERENCES people
);
CREATE UNIQUE INDEX invitations_open ON invitations (workspace_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
SELECT protect_table('invitations');

CREATE TABLE api_keys (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	api_key_id id NOT NULL,
	name text NOT NULL,
	key_hash text NOT NULL,
	hint text NOT NULL,
	scopes text[] NOT NULL,
	board_ids text[],
	created_by id NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	last_used_on date,
	revoked_at timestamptz,
	PRIMARY KEY (workspace_id, api_key_id),
	UNIQUE (workspace_id, key_hash),
	FOREIGN KEY (workspace_id, created_by) REFERENCES people
);
SELECT protect_table('api_keys');

CREATE TABLE preferences (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	person_id id NOT NULL,
	kind text NOT NULL,
	frequency text NOT NULL CHECK (frequency IN ('instant', 'daily', 'weekly', 'off')),
	updated_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, person_id, kind),
	FOREIGN KEY (workspace_id, person_id) REFERENCES people
);
SELECT protect_table('preferences');

-- Sign-in, written by better-auth; its ids are its own. The default ties each row to the workspace of the connection.
CREATE TABLE auth_users (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	id text NOT NULL,
	name text NOT NULL,
	email text NOT NULL,
	email_verified boolean NOT NULL DEFAULT false,
	image text,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, id),
	UNIQUE (workspace_id, email)
);
SELECT protect_table('auth_users');
CREATE TABLE auth_sessions (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	id text NOT NULL,
	token text NOT NULL,
	user_id text NOT NULL,
	expires_at timestamptz NOT NULL,
	ip_address text,
	user_agent text,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, id),
	UNIQUE (workspace_id, token),
	FOREIGN KEY (workspace_id, user_id) REFERENCES auth_users ON DELETE CASCADE
);
CREATE INDEX auth_sessions_by_user ON auth_sessions (workspace_id, user_id);
SELECT protect_table('auth_sessions');
CREATE TABLE auth_accounts (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	id text NOT NULL,
	account_id text NOT NULL,
	provider_id text NOT NULL,
	user_id text NOT NULL,
	access_token text,
	refresh_token text,
	id_token text,
	access_token_expires_at timestamptz,
	refresh_token_expires_at timestamptz,
	scope text,
	password text,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, id),
	FOREIGN KEY (workspace_id, user_id) REFERENCES auth_users ON DELETE CASCADE
);
CREATE INDEX auth_accounts_by_user ON auth_accounts (workspace_id, user_id);
SELECT protect_table('auth_accounts');
CREATE TABLE auth_verifications (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	id text NOT NULL,
	identifier text NOT NULL,
	value text NOT NULL,
	expires_at timestamptz NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, id)
);
CREATE INDEX auth_verifications_by_identifier ON auth_verifications (workspace_id, identifier);
SELECT protect_table('auth_verifications');

-- What a company paid, planned and was at each time: a row for each change, the first at its creation.
CREATE TABLE company_history (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	company_id id NOT NULL,
	at timestamptz NOT NULL,
	mrr_cents bigint,
	currency text NOT NULL,
	plan text,
	lifecycle text,
	changed_by id,
	PRIMARY KEY (workspace_id, company_id, at),
	FOREIGN KEY (workspace_id, company_id) REFERENCES companies ON DELETE CASCADE
);
SELECT protect_table('company_history');
-- Of what was there before, only the last change is known.
INSERT INTO company_history (workspace_id, company_id, at, mrr_cents, currency, plan, lifecycle)
	SELECT workspace_id, company_id, updated_at, mrr_cents, currency, plan, lifecycle FROM companies;
CREATE INDEX companies_by_plan ON companies (workspace_id, lower(plan)) WHERE plan IS NOT NULL;
CREATE INDEX companies_by_lifecycle ON companies (workspace_id, lifecycle, company_id DESC) WHERE lifecycle IS NOT NULL;

-- Domains that stand for no company besides the known public providers, and those of the providers that do.
ALTER TABLE workspaces ADD COLUMN shared_domains text[] NOT NULL DEFAULT '{}' CHECK (cardinality(shared_domains) <= 500);
ALTER TABLE workspaces ADD COLUMN company_domains text[] NOT NULL DEFAULT '{}' CHECK (cardinality(company_domains) <= 500);

-- What an attribute holds, said in the settings or by its first value.
CREATE TABLE attribute_types (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	subject text NOT NULL CHECK (subject IN ('person', 'company')),
	key text NOT NULL CHECK (length(key) BETWEEN 1 AND 60),
	type text NOT NULL CHECK (type IN ('text', 'number', 'boolean', 'date', 'list')),
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, subject, key)
);
SELECT protect_table('attribute_types');
INSERT INTO attribute_types (workspace_id, subject, key, type)
	SELECT DISTINCT ON (workspace_id, subject, key) workspace_id, subject, key, CASE jsonb_typeof(value) WHEN 'string' THEN 'text' ELSE jsonb_typeof(value) END
	FROM (
		SELECT workspace_id, 'person' AS subject, key, value FROM people, jsonb_each(attributes)
		UNION ALL SELECT workspace_id, 'company', key, value FROM companies, jsonb_each(attributes)
	) held WHERE jsonb_typeof(value) IN ('string', 'number', 'boolean');

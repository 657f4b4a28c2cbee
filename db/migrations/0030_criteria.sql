-- A criterion is a rule, a scenario or a measure, and stands somewhere between a draft and what was seen to hold.
ALTER TABLE criteria DROP CONSTRAINT criteria_kind_check;
ALTER TABLE criteria ADD CONSTRAINT criteria_kind_check CHECK (kind IN ('plain', 'gherkin', 'metric'));
ALTER TABLE criteria ADD COLUMN IF NOT EXISTS state text NOT NULL DEFAULT 'agreed' CHECK (state IN ('draft', 'agreed', 'met', 'failed', 'dropped'));
UPDATE criteria SET state = 'met' WHERE done;
ALTER TABLE criteria ADD CONSTRAINT criteria_done_is_met CHECK (done = (state = 'met'));

-- What the criteria of an item lack before it is ready, kept with its standing.
ALTER TABLE items ADD COLUMN criteria_gap text CHECK (criteria_gap IN ('none', 'faults', 'failure'));

-- What a workspace made of the rules; without a row they are as they come.
CREATE TABLE lint_settings (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	language text NOT NULL DEFAULT 'auto' CHECK (language IN ('auto', 'en', 'de')),
	switched_off jsonb NOT NULL DEFAULT '[]',
	words jsonb NOT NULL DEFAULT '[]',
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id)
);
SELECT protect_table('lint_settings');

-- What became of findings: mended, or called no problem by somebody.
CREATE TABLE finding_labels (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	item_id id NOT NULL,
	finding_key text NOT NULL CHECK (length(finding_key) <= 40),
	code text NOT NULL CHECK (length(code) <= 8),
	verdict text NOT NULL CHECK (verdict IN ('mended', 'dismissed')),
	labelled_by id,
	labelled_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, item_id, finding_key),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items
);
CREATE INDEX finding_labels_by_code ON finding_labels (workspace_id, code, verdict);
SELECT protect_table('finding_labels');

-- Formulas may weigh how urgent something is, and which risk it takes away.
ALTER TABLE score_inputs DROP CONSTRAINT score_inputs_input_check;
ALTER TABLE score_inputs ADD CONSTRAINT score_inputs_input_check CHECK (input IN ('reach', 'impact', 'confidence', 'effort', 'value', 'urgency', 'risk'));

-- What somebody typed beside a live number of an item, and why. Nothing is ever overwritten: the newest one stands, and one
-- without an amount gives the live number back.
CREATE TABLE item_inputs (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	override_id id NOT NULL,
	item_id id NOT NULL,
	input text NOT NULL CHECK (input IN ('reach', 'impact', 'confidence', 'effort', 'value', 'urgency', 'risk')),
	amount double precision CHECK (amount BETWEEN -1e9 AND 1e9),
	why text NOT NULL CHECK (length(why) BETWEEN 1 AND 500),
	set_by id,
	set_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, override_id),
	FOREIGN KEY (workspace_id, item_id) REFERENCES items ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, set_by) REFERENCES people
);
CREATE INDEX item_inputs_of_item ON item_inputs (workspace_id, item_id, input, override_id DESC);
CREATE INDEX item_inputs_of_person ON item_inputs (workspace_id, set_by) WHERE set_by IS NOT NULL;
SELECT protect_table('item_inputs');

-- Every time a proposed order was taken over, with where its items stood before.
CREATE TABLE item_orders (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	order_id id NOT NULL,
	formula text NOT NULL,
	moved text[] NOT NULL,
	before text[] NOT NULL,
	applied_by id,
	applied_at timestamptz NOT NULL DEFAULT now(),
	undone_at timestamptz,
	PRIMARY KEY (workspace_id, order_id),
	FOREIGN KEY (workspace_id, applied_by) REFERENCES people
);
CREATE INDEX item_orders_of_person ON item_orders (workspace_id, applied_by) WHERE applied_by IS NOT NULL;
SELECT protect_table('item_orders');

-- A way to weigh the backlog that somebody tried and wants to come back to.
CREATE TABLE scenarios (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	scenario_id id NOT NULL,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
	formula text NOT NULL CHECK (length(formula) BETWEEN 1 AND 500),
	months integer NOT NULL CHECK (months BETWEEN 1 AND 60),
	weights jsonb NOT NULL DEFAULT '{}',
	inputs jsonb NOT NULL DEFAULT '{}',
	created_by id,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, scenario_id),
	FOREIGN KEY (workspace_id, created_by) REFERENCES people
);
CREATE UNIQUE INDEX scenarios_by_name ON scenarios (workspace_id, lower(name));
CREATE INDEX scenarios_of_person ON scenarios (workspace_id, created_by) WHERE created_by IS NOT NULL;
SELECT protect_table('scenarios');

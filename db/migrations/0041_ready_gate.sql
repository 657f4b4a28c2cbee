-- A criterion that should be met is wished for; one that must be met makes the item ready.
ALTER TABLE ready_criteria ADD COLUMN weight text NOT NULL DEFAULT 'must' CHECK (weight IN ('must', 'should'));

-- What the door into a sprint does with an item that is not ready.
CREATE TABLE ready_settings (
	workspace_id id NOT NULL DEFAULT current_workspace() PRIMARY KEY REFERENCES workspaces,
	gate text NOT NULL CHECK (gate IN ('off', 'warn', 'block'))
);
SELECT protect_table('ready_settings');

-- What entered with a warning has no reason, but what it lacked.
ALTER TABLE sprint_entries DROP CONSTRAINT sprint_entries_check;
ALTER TABLE sprint_entries ADD CONSTRAINT sprint_entries_reason_for_unmet CHECK (override_reason IS NULL OR cardinality(unmet) > 0);

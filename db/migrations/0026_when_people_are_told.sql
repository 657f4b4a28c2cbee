-- Who said so: a person at a screen may take back what is told for some minutes, a program means it.
ALTER TABLE events ADD COLUMN via text NOT NULL DEFAULT 'system' CHECK (via IN ('nothing', 'session', 'key', 'system'));

-- How long what is told can be taken back in full.
ALTER TABLE workspaces ADD COLUMN recall_minutes smallint NOT NULL DEFAULT 5 CHECK (recall_minutes BETWEEN 0 AND 60);

-- The mail that a delivery went in, with whatever else waited for the same person: named after the first of them.
ALTER TABLE deliveries ADD COLUMN letter_id id;
-- From then on it may go, if its person may be written to: nothing is taken back any more.
ALTER TABLE deliveries ADD COLUMN ready_at timestamptz;
UPDATE deliveries SET ready_at = created_at WHERE state IN ('queued', 'sending');
-- When that mail was written: from then on it has a day to arrive.
ALTER TABLE deliveries ADD COLUMN letter_at timestamptz;
CREATE INDEX deliveries_along ON deliveries (workspace_id, letter_id) WHERE letter_id <> delivery_id;
CREATE INDEX deliveries_under_way ON deliveries (workspace_id, person_id) WHERE state = 'sending';
CREATE INDEX deliveries_waiting ON deliveries (workspace_id, person_id, next_attempt_at) WHERE state = 'queued';
CREATE INDEX deliveries_sent_to ON deliveries (workspace_id, person_id, sent_at) WHERE channel = 'email' AND state = 'sent';

-- One letter at a time for each person, whoever sends it; a turn that nobody gives back runs out.
CREATE TABLE mail_turns (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	person_id id NOT NULL,
	held_until timestamptz,
	last_letter_at timestamptz,
	PRIMARY KEY (workspace_id, person_id),
	FOREIGN KEY (workspace_id, person_id) REFERENCES people
);
CREATE INDEX mail_turns_held ON mail_turns (workspace_id, held_until) WHERE held_until IS NOT NULL;
SELECT protect_table('mail_turns');

-- When somebody wants to be told, and how much a day. Minutes are those of the person's day; quiet hours may go over midnight.
CREATE TABLE mail_hours (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	person_id id NOT NULL,
	time_zone text,
	quiet_from smallint CHECK (quiet_from BETWEEN 0 AND 1439),
	quiet_until smallint CHECK (quiet_until BETWEEN 0 AND 1439),
	most_a_day smallint CHECK (most_a_day BETWEEN 1 AND 100),
	updated_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, person_id),
	CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
	FOREIGN KEY (workspace_id, person_id) REFERENCES people
);
SELECT protect_table('mail_hours');

-- Taken back by hand before it went out; what is written for such an event later is not sent either.
CREATE TABLE recalls (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	event_id id NOT NULL,
	person_id id,
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, event_id),
	FOREIGN KEY (workspace_id, event_id) REFERENCES events
);
SELECT protect_table('recalls');

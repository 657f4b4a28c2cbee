-- Where an item was brought in from, so that the same file finds it again.
ALTER TABLE items ADD COLUMN source text, ADD COLUMN source_id text;
CREATE UNIQUE INDEX items_of_source ON items (workspace_id, source, source_id) WHERE source IS NOT NULL;

ALTER TABLE imports ADD COLUMN kind text NOT NULL DEFAULT 'posts' CHECK (kind IN ('posts', 'items'));

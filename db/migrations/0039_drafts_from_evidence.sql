-- A draft was made from what somebody said; it counts for nothing until a member agrees to it.
ALTER TABLE criteria ADD COLUMN IF NOT EXISTS state text NOT NULL DEFAULT 'agreed' CHECK (state IN ('draft', 'agreed', 'met', 'failed', 'dropped'));

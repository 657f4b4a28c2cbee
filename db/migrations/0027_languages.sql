-- Which language somebody reads; null while nothing is known of it. What a workspace's readers get who never said.
ALTER TABLE people ADD COLUMN language text CHECK (language ~ '^[a-z]{2}$');
ALTER TABLE workspaces ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language ~ '^[a-z]{2}$');

-- Who a comment names, to be told of it.
ALTER TABLE comments ADD COLUMN mention_ids text[] NOT NULL DEFAULT '{}';

-- Why somebody is told who is named by an event; null for those who follow what it is about.
ALTER TABLE deliveries ADD COLUMN named_as text;

-- Few posts have duplicates: a list of those alone is read from here, in whatever order.
CREATE INDEX posts_with_duplicates ON posts (workspace_id, people_count DESC, post_id DESC) WHERE NOT merged AND duplicate_count > 0;

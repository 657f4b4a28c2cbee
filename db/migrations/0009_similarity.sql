-- The words of each post as numbers, so that those that say the same are found without reading any other.
CREATE TABLE similar_texts (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	post_id id NOT NULL,
	-- Hashes of stems, seeded by the workspace: two workspaces never meet in the index.
	terms integer[] NOT NULL,
	-- The terms again with how often each stands in the title and in the body: four bytes, one and one.
	packed bytea NOT NULL,
	title_length integer NOT NULL,
	body_length integer NOT NULL,
	-- What `term_holders` counts of this text where that is not yet what stands above; null once it is.
	counted_terms integer[],
	counted_title integer NOT NULL DEFAULT 0,
	counted_body integer NOT NULL DEFAULT 0,
	known boolean NOT NULL DEFAULT false,
	PRIMARY KEY (workspace_id, post_id),
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts
);
CREATE INDEX similar_texts_by_term ON similar_texts USING gin (terms) WITH (fastupdate = off);
CREATE INDEX similar_texts_uncounted ON similar_texts (workspace_id, post_id) WHERE counted_terms IS NOT NULL;
SELECT protect_table('similar_texts');

-- In how many texts each term stands; one job counts, so that no two posts ever wait for each other here.
CREATE TABLE term_holders (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	term integer NOT NULL,
	texts integer NOT NULL,
	PRIMARY KEY (workspace_id, term)
);
SELECT protect_table('term_holders');

CREATE TABLE text_totals (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	texts integer NOT NULL DEFAULT 0,
	title_words bigint NOT NULL DEFAULT 0,
	body_words bigint NOT NULL DEFAULT 0,
	PRIMARY KEY (workspace_id)
);
SELECT protect_table('text_totals');

-- Array operators are not leakproof, so under row-level security they cannot use their index: as `search_posts`.
CREATE FUNCTION texts_holding(any_of integer[], firsts integer[], seconds integer[], of_pair integer, at_most integer)
	RETURNS TABLE (post_id text, packed bytea, title_length integer, body_length integer) LANGUAGE sql STABLE
	SECURITY DEFINER SET search_path = public SET enable_seqscan = off AS $$
		(SELECT t.post_id, t.packed, t.title_length, t.body_length FROM similar_texts t
			WHERE t.workspace_id = current_setting('winnow.workspace_id', true) AND t.terms && any_of LIMIT at_most)
		UNION ALL
		SELECT f.post_id, f.packed, f.title_length, f.body_length FROM unnest(firsts, seconds) AS pair (one, other),
			LATERAL (SELECT t.post_id, t.packed, t.title_length, t.body_length FROM similar_texts t
				WHERE t.workspace_id = current_setting('winnow.workspace_id', true) AND t.terms @> ARRAY[pair.one, pair.other] LIMIT of_pair) f
	$$;
GRANT EXECUTE ON FUNCTION texts_holding TO winnow_app;
DROP FUNCTION posts_sharing_words;

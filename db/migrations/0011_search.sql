-- What posts, items, people and companies are found by. Votes, ranks and statuses are not written here, so that they never touch this index.
CREATE TABLE search_texts (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	subject_id id NOT NULL,
	kind text NOT NULL CHECK (kind IN ('post', 'item', 'person', 'company')),
	-- Lexemes: the first letter says of what kind and place, the rest is a word, a stem or a pair of characters.
	words tsvector NOT NULL,
	-- True for what a migration wrote: words without stems. A job makes them anew.
	rough boolean NOT NULL DEFAULT false,
	PRIMARY KEY (workspace_id, subject_id)
);
CREATE INDEX search_texts_by_word ON search_texts USING gin (words) WITH (fastupdate = off);
CREATE INDEX search_texts_rough ON search_texts (workspace_id, subject_id) WHERE rough;
SELECT protect_table('search_texts');

-- Every word that was ever written, for what a mistyped one may have meant. `near` are numbers of the word with letters struck.
CREATE TABLE search_vocabulary (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	word text COLLATE "C" NOT NULL,
	near integer[] NOT NULL,
	PRIMARY KEY (workspace_id, word)
);
CREATE INDEX search_vocabulary_by_near ON search_vocabulary USING gin (near) WITH (fastupdate = off);
SELECT protect_table('search_vocabulary');

-- The languages that texts of the workspace are written in: a question is brought to its stems in each.
CREATE TABLE search_languages (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	language text NOT NULL,
	PRIMARY KEY (workspace_id, language)
);
SELECT protect_table('search_languages');

-- Operators of text search and arrays are not leakproof, so under row-level security they cannot use their index: these
-- run as the owner and name the workspace themselves. Of each question at most so many subjects: more are too wide to be listed one by one.
CREATE FUNCTION search_matches(questions text[], at_most integer) RETURNS TABLE (question integer, subject_id text) LANGUAGE sql STABLE
	SECURITY DEFINER SET search_path = public SET enable_seqscan = off SET enable_indexscan = off AS $$
		SELECT asked.place::integer, f.subject_id FROM unnest(questions) WITH ORDINALITY asked (question, place),
			LATERAL (SELECT t.subject_id FROM search_texts t
				WHERE t.words @@ asked.question::tsquery AND t.workspace_id = current_setting('winnow.workspace_id', true) LIMIT at_most) f
	$$;

-- Whether one subject answers a question: for walking along an order when very many do.
CREATE FUNCTION search_holds(subject text, question tsquery) RETURNS boolean LANGUAGE sql STABLE COST 1000
	SECURITY DEFINER SET search_path = public AS $$
		SELECT EXISTS (SELECT FROM search_texts t
			WHERE t.workspace_id = current_setting('winnow.workspace_id', true) AND t.subject_id = subject AND t.words @@ question)
	$$;

CREATE FUNCTION search_words_near(numbers integer[], at_most integer) RETURNS TABLE (word text) LANGUAGE sql STABLE
	SECURITY DEFINER SET search_path = public SET enable_seqscan = off SET enable_indexscan = off AS $$
		SELECT v.word FROM search_vocabulary v
		WHERE v.near && numbers AND v.workspace_id = current_setting('winnow.workspace_id', true) LIMIT at_most
	$$;

-- How many subjects answer each question, counted up to a bound; of posts only those on these boards, where boards are named.
CREATE FUNCTION search_counts(questions text[], boards text[], at_most integer) RETURNS TABLE (question integer, subjects integer) LANGUAGE sql STABLE
	SECURITY DEFINER SET search_path = public SET enable_seqscan = off AS $$
		SELECT asked.place::integer, f.subjects::integer FROM unnest(questions) WITH ORDINALITY asked (question, place),
			LATERAL (SELECT count(*) AS subjects FROM (
				SELECT FROM search_texts t
				WHERE t.words @@ asked.question::tsquery AND t.workspace_id = current_setting('winnow.workspace_id', true)
					AND (boards IS NULL OR EXISTS (SELECT FROM posts p WHERE p.workspace_id = t.workspace_id AND p.post_id = t.subject_id AND p.board_id = ANY(boards)))
				LIMIT at_most) counted) f
	$$;
REVOKE EXECUTE ON FUNCTION search_matches, search_holds, search_words_near, search_counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_matches, search_holds, search_words_near, search_counts TO winnow_app;

-- What is there already is found by its plain words at once.
CREATE FUNCTION pg_temp.rough_words(mark text, title text, body text) RETURNS tsvector LANGUAGE sql AS $$
	SELECT array_to_tsvector(ARRAY(
		SELECT upper(mark) || lexeme FROM unnest(to_tsvector('simple', title)) WHERE length(lexeme) <= 40
		UNION SELECT mark || lexeme FROM unnest(to_tsvector('simple', title || ' ' || left(body, 8000))) WHERE length(lexeme) <= 40 LIMIT 400))
$$;
INSERT INTO search_texts (workspace_id, subject_id, kind, words, rough)
	SELECT workspace_id, post_id, 'post', pg_temp.rough_words('p', title, body), true FROM posts;

DROP FUNCTION search_posts;
ALTER TABLE posts DROP COLUMN search;
SELECT enqueue_job('index-posts', json_build_object('workspaceId', workspace_id)) FROM workspaces;

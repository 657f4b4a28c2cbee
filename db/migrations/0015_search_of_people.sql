-- Items, people and companies that are there already are found by their plain words at once; a job makes them anew.
CREATE OR REPLACE FUNCTION pg_temp.rough_words(mark text, title text, body text) RETURNS tsvector LANGUAGE sql AS $$
	SELECT array_to_tsvector(ARRAY(
		SELECT upper(mark) || lexeme FROM unnest(to_tsvector('simple', title)) WHERE length(lexeme) <= 40
		UNION SELECT mark || lexeme FROM unnest(to_tsvector('simple', title || ' ' || left(body, 8000))) WHERE length(lexeme) <= 40 LIMIT 400))
$$;
INSERT INTO search_texts (workspace_id, subject_id, kind, words, rough)
	SELECT workspace_id, item_id, 'item', pg_temp.rough_words('i', title, concat_ws(' ', story_role, story_want, story_why, description)), true FROM items
	UNION ALL SELECT workspace_id, person_id, 'person', pg_temp.rough_words('u', concat_ws(' ', name, translate(email, '@.', '  '), external_id), ''), true FROM people WHERE erased_at IS NULL
	UNION ALL SELECT workspace_id, company_id, 'company', pg_temp.rough_words('c', concat_ws(' ', name, translate(domain, '.', ' '), external_id), ''), true FROM companies
	ON CONFLICT DO NOTHING;
SELECT enqueue_job('index-names', json_build_object('workspaceId', workspace_id)) FROM workspaces;

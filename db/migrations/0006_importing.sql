-- How many rows the file holds, for the progress, and what its reader should know about how it was read.
ALTER TABLE imports ADD COLUMN rows_total integer, ADD COLUMN note text;

-- Only its owner may look through a table, and a table that grew at once is badly planned for until somebody does.
CREATE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
	DECLARE
		name text;
	BEGIN
		FOREACH name IN ARRAY ARRAY['people', 'person_companies', 'tags', 'posts', 'votes', 'follows', 'events', 'similar_texts'] LOOP
			EXECUTE format('ANALYZE %I', name);
		END LOOP;
	END
	$$;
GRANT EXECUTE ON FUNCTION refresh_statistics TO winnow_app;

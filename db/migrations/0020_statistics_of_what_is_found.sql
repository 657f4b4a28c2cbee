-- What an import fills besides the tables it writes itself.
CREATE OR REPLACE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
	DECLARE
		name text;
	BEGIN
		FOREACH name IN ARRAY ARRAY['people', 'person_companies', 'tags', 'posts', 'votes', 'follows', 'events', 'similar_texts', 'search_texts', 'segment_members', 'demand_days'] LOOP
			EXECUTE format('ANALYZE %I', name);
		END LOOP;
	END
	$$;

-- A post's comments are counted over everything merged into it, like its demand; what is merged has none of its own.
UPDATE posts p SET comment_count = c.count FROM (
	SELECT k.workspace_id, k.post_id, count(m.comment_id)::int AS count FROM posts k
	LEFT JOIN posts d ON d.workspace_id = k.workspace_id AND d.canonical_id = k.post_id
	LEFT JOIN comments m ON m.workspace_id = d.workspace_id AND m.post_id = d.post_id AND NOT m.internal AND m.deleted_at IS NULL
	GROUP BY k.workspace_id, k.post_id
) c WHERE c.workspace_id = p.workspace_id AND c.post_id = p.post_id AND p.comment_count <> c.count;

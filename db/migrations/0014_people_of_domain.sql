-- Who belongs to a company by their address: asked when a company is added or gets a domain.
CREATE INDEX people_of_domain ON people (workspace_id, split_part(email, '@', 2)) WHERE email IS NOT NULL;

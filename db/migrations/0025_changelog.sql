-- Published accounts of what shipped. `notify` and `ships` are what was chosen for the moment of publishing.
CREATE TABLE changelog_entries (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	entry_id id NOT NULL,
	slug text NOT NULL,
	title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
	body text NOT NULL DEFAULT '',
	labels text[] NOT NULL DEFAULT '{}',
	state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'scheduled', 'published')),
	publish_at timestamptz,
	notify boolean,
	ships boolean NOT NULL DEFAULT true,
	published_at timestamptz,
	author_id id,
	-- Kept by the act that reacts: how many people gave each reaction.
	reaction_counts jsonb NOT NULL DEFAULT '{}',
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now(),
	version integer NOT NULL DEFAULT 1,
	PRIMARY KEY (workspace_id, entry_id),
	UNIQUE (workspace_id, slug),
	FOREIGN KEY (workspace_id, author_id) REFERENCES people,
	CHECK ((state = 'published') = (published_at IS NOT NULL)),
	CHECK (state <> 'scheduled' OR (publish_at IS NOT NULL AND notify IS NOT NULL))
);
CREATE INDEX changelog_published ON changelog_entries (workspace_id, published_at DESC, entry_id DESC) WHERE state = 'published';
CREATE INDEX changelog_scheduled ON changelog_entries (workspace_id, publish_at) WHERE state = 'scheduled';
SELECT protect_table('changelog_entries');

CREATE TABLE changelog_posts (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	entry_id id NOT NULL,
	post_id id NOT NULL,
	place smallint NOT NULL,
	PRIMARY KEY (workspace_id, entry_id, post_id),
	FOREIGN KEY (workspace_id, entry_id) REFERENCES changelog_entries ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, post_id) REFERENCES posts ON DELETE CASCADE
);
CREATE INDEX changelog_posts_by_post ON changelog_posts (workspace_id, post_id);
SELECT protect_table('changelog_posts');

CREATE TABLE changelog_items (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	entry_id id NOT NULL,
	item_id id NOT NULL,
	place smallint NOT NULL,
	PRIMARY KEY (workspace_id, entry_id, item_id),
	FOREIGN KEY (workspace_id, entry_id) REFERENCES changelog_entries ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, item_id) REFERENCES items ON DELETE CASCADE
);
CREATE INDEX changelog_items_by_item ON changelog_items (workspace_id, item_id);
SELECT protect_table('changelog_items');

CREATE TABLE changelog_reactions (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	entry_id id NOT NULL,
	person_id id NOT NULL,
	reaction text NOT NULL CHECK (reaction IN ('like', 'love', 'party', 'puzzled')),
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (workspace_id, entry_id, person_id, reaction),
	FOREIGN KEY (workspace_id, entry_id) REFERENCES changelog_entries ON DELETE CASCADE,
	FOREIGN KEY (workspace_id, person_id) REFERENCES people
);
CREATE INDEX changelog_reactions_of_person ON changelog_reactions (workspace_id, person_id);
SELECT protect_table('changelog_reactions');

-- When somebody last read the changelog: what came since is new to them.
CREATE TABLE changelog_visits (
	workspace_id id NOT NULL DEFAULT current_workspace() REFERENCES workspaces,
	person_id id NOT NULL,
	seen_at timestamptz NOT NULL,
	PRIMARY KEY (workspace_id, person_id),
	FOREIGN KEY (workspace_id, person_id) REFERENCES people
);
SELECT protect_table('changelog_visits');

-- Who wants the changelog by mail.
CREATE INDEX preferences_by_kind ON preferences (workspace_id, kind, person_id) WHERE frequency <> 'off';

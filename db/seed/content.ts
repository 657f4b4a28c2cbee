// The shapes of the example company. Everything refers to everything else by key, and every time is
// a number of days before the moment of loading (fractions allowed, negative for the future).

export type Importance = 'nice-to-have' | 'important' | 'critical';
export type StatusKey = 'open' | 'under-review' | 'planned' | 'in-progress' | 'shipped' | 'declined';
export type Role = 'owner' | 'admin' | 'contributor' | 'viewer';
export type Channel = 'portal' | 'email' | 'slack' | 'intercom' | 'calls' | 'api';

export type Workspace = { name: string; accent: string; domain: string; about: string; currency: 'EUR' };

export type Board = { key: string; slug: string; name: string; description: string; visibility: 'public' | 'private' };

export type Tag = { key: string; name: string; color: string };

export type Member = { key: string; name: string; email: string; role: Role; title: string; joinedDaysAgo: number };

export type Company = {
	key: string;
	externalId: string;
	name: string;
	domain: string;
	plan: 'starter' | 'team' | 'business' | 'enterprise';
	/** Cents a month; null where nobody knows, which is not the same as nothing. */
	mrr: number | null;
	currency: 'EUR';
	lifecycle: 'trial' | 'active' | 'churned' | 'prospect';
	attributes: { seats: number; industry: string; country: string };
	/** What it was earlier, the first in time first, each until so many days ago. */
	earlier: ({ untilDaysAgo: number } & Pick<Company, 'plan' | 'mrr' | 'lifecycle'>)[];
};

export type Person = {
	key: string;
	kind: 'anonymous' | 'identified';
	name: string | null;
	email: string | null;
	externalId?: string;
	companies: string[];
	attributes: { title?: string; language?: string };
	firstSeenDaysAgo: number;
};

/** A change of status; the last one of a post leads to the status it has now. */
export type Move = { to: StatusKey; daysAgo: number; by: string; note?: string };

export type Post = {
	key: string;
	board: string;
	title: string;
	body: string;
	/** Key of a person or a member. Posting counts as demand, so the author is never in the list of votes. */
	author: string;
	daysAgo: number;
	status: StatusKey;
	moves?: Move[];
	tags: string[];
	/** The post it was merged into at the time; a chain is flattened by whoever loads it. */
	mergedInto?: { post: string; by: string; daysAgo: number };
};

export type Relation = { post: string; other: string; kind: 'related' | 'part-of'; by: string; daysAgo: number };

/** Who, how many days ago, how much it matters to them, and the member who voted on their behalf. */
export type Vote = [voter: string, daysAgo: number, importance?: Importance | null, onBehalfBy?: string];

/** What a member judged of a post. */
export type Judged = { post: string; by: string; daysAgo: number; reach: number; impact: number; confidence: number; effort: number; value: number };

export type PostVotes = { post: string; votes: Vote[] };

export type Comment = {
	key: string;
	post: string;
	author: string;
	body: string;
	daysAgo: number;
	parent?: string;
	internal?: true;
	official?: true;
};

export type Insight = { quote: string; post: string; importance: Importance };

export type Feedback = {
	key: string;
	channel: Channel;
	person: string | null;
	company?: string;
	text: string;
	daysAgo: number;
	originUrl?: string;
	state: 'new' | 'triaged' | 'dismissed';
	/** The member who triaged or dismissed it, and when. */
	handled?: { by: string; daysAgo: number };
	/** Each quote occurs exactly once in the text, so that its range can be computed. */
	insights?: Insight[];
};

export type Criterion = {
	kind: 'plain' | 'gherkin';
	text: string;
	done?: true;
	/** Feedback whose words this criterion answers. */
	answers?: string[];
};

export type Item = {
	key: string;
	type: 'epic' | 'story' | 'bug' | 'task' | 'spike';
	title: string;
	story?: { role: string; want: string; why: string };
	description?: string;
	technicalApproach?: string;
	risks?: string;
	criteria: Criterion[];
	estimate: number | null;
	parent?: string;
	posts: string[];
	blockedBy: string[];
	/** A member looked and found that it waits for nothing. */
	noDependencies?: true;
	state: 'refining' | 'ready' | 'in-sprint' | 'done' | 'dropped';
	sprint?: string;
	/** Why it entered the sprint although it was not ready, and who said so. */
	override?: { by: string; reason: string; daysAgo: number };
	createdDaysAgo: number;
	doneDaysAgo?: number;
};

export type Sprint = {
	key: string;
	name: string;
	goal: string;
	startsDaysAgo: number;
	endsDaysAgo: number;
	capacity: number;
	state: 'planned' | 'active' | 'completed';
	completedDaysAgo?: number;
};

export type Content = {
	workspace: Workspace;
	boards: Board[];
	tags: Tag[];
	members: Member[];
	companies: Company[];
	people: Person[];
	posts: Post[];
	relations: Relation[];
	votes: PostVotes[];
	judgements: Judged[];
	comments: Comment[];
	feedback: Feedback[];
	/** In rank order, the top of the backlog first. */
	items: Item[];
	sprints: Sprint[];
};

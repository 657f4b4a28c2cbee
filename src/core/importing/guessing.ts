import { fieldsOf, type ImportField, type ImportKind, type ItemField, type PostField } from './contract.ts';

/** What tools and spreadsheets call a field, in the order of trust. */
const posts: Record<PostField, string[]> = {
	id: ['id', 'postid', 'ideaid', 'requestid', 'key', 'number', 'reference'],
	title: ['title', 'subject', 'summary', 'headline', 'idea', 'request', 'feature', 'postname', 'ideaname'],
	body: ['body', 'description', 'text', 'details', 'content', 'message', 'notes'],
	board: ['board', 'boardname', 'forum', 'category', 'product', 'area'],
	status: ['status', 'state', 'stage'],
	tags: ['tags', 'tag', 'labels', 'label', 'topics'],
	email: ['email', 'authoremail', 'useremail', 'creatoremail', 'createdbyemail', 'requesteremail', 'emailaddress', 'mail', 'from'],
	name: ['author', 'authorname', 'username', 'createdby', 'creator', 'requester', 'requestername', 'submitter', 'customer', 'name'],
	voters: ['voters', 'voteremails', 'supporters', 'votedby', 'votesby', 'subscribers'],
	createdAt: ['createdat', 'created', 'createdon', 'datecreated', 'creationdate', 'date', 'submittedat', 'submitted', 'timestamp']
};

/** Of items, as the exports of Jira, Linear and GitHub call them, and as spreadsheets do. */
const items: Record<ItemField, string[]> = {
	id: ['issuekey', 'key', 'identifier', 'id', 'number', 'issueid', 'reference'],
	title: ['title', 'summary', 'subject', 'name', 'headline'],
	body: ['description', 'body', 'details', 'text', 'content'],
	type: ['issuetype', 'type', 'kind', 'tracker', 'labels', 'label', 'tags'],
	status: ['status', 'state', 'stage'],
	role: ['role', 'asa', 'persona'],
	want: ['want', 'iwant', 'goal'],
	why: ['why', 'sothat', 'benefit'],
	criteria: ['acceptancecriteria', 'customfieldacceptancecriteria', 'criteria'],
	approach: ['technicalapproach', 'technicalnotes', 'approach'],
	risks: ['risks', 'risk'],
	estimate: ['estimate', 'storypoints', 'customfieldstorypoints', 'customfieldstorypointestimate', 'points'],
	parent: ['parentkey', 'parentissue', 'parent', 'customfieldepiclink', 'epiclink', 'parentid'],
	blockedBy: ['inwardissuelinkblocks', 'blockedby', 'dependson', 'waitsfor'],
	createdAt: posts.createdAt
};

const namesOf: Record<ImportKind, Partial<Record<ImportField, string[]>>> = { posts, items };

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Which column is what, as far as the columns' names tell. No column is guessed twice. */
export function guessMapping(columns: readonly string[], kind: ImportKind = 'posts'): Partial<Record<ImportField, string>> {
	const free = new Map(columns.toReversed().map((column) => [plain(column), column]));
	const guessed: Partial<Record<ImportField, string>> = {};
	for (const field of fieldsOf[kind]) {
		const name = namesOf[kind][field]?.find((one) => free.has(one));
		if (name === undefined) continue;
		guessed[field] = free.get(name) ?? name;
		free.delete(name);
	}
	if (guessed.title === undefined && plain(guessed.name ?? '') === 'name') {
		const { name, ...others } = guessed;
		return { ...others, title: name ?? '' };
	}
	return guessed;
}

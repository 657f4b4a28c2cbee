import { importFields, type ImportField } from './contract.ts';

/** What tools and spreadsheets call a field, in the order of trust. */
const names: Record<ImportField, string[]> = {
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

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Which column is what, as far as the columns' names tell. No column is guessed twice. */
export function guessMapping(columns: readonly string[]): Partial<Record<ImportField, string>> {
	const free = new Map(columns.toReversed().map((column) => [plain(column), column]));
	const guessed: Partial<Record<ImportField, string>> = {};
	for (const field of importFields) {
		const name = names[field].find((one) => free.has(one));
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

import type { Reaction } from '../../platform/outbox.ts';
import { followMerge, forgetSuggestions } from './clustering.ts';
import { learnThreshold } from './threshold.ts';

/** What is merged is no suggestion any more, what is taken back may be one again, and what is removed is forgotten. */
export const followMerges: Reaction = {
	name: 'merging: follow merges with the suggestions',
	to: ['post.merged', 'post.unmerged', 'post.removed'],
	when: 'later',
	react: (context, { type, postId, detail }) => {
		const { sourceId, postId: removedId } = detail as { sourceId?: string; postId?: string };
		if (type === 'post.removed') return forgetSuggestions(context, removedId ?? '');
		return followMerge(context, [sourceId, postId].filter((id) => id !== undefined));
	}
};

/** Words that changed are looked at again. */
export const lookAgain: Reaction = {
	name: 'merging: look at changed words again',
	to: ['post.changed', 'person.erased'],
	when: 'now',
	async react({ db }, { type, postId, detail }) {
		const { fields, personId } = detail as { fields?: string[]; personId?: string };
		if (type === 'person.erased') await db.deleteFrom('suggestion_looks').where('post_id', 'in', (eb) => eb.selectFrom('posts').select('post_id').where('author_id', '=', personId ?? '')).execute();
		else if (postId && fields?.some((field) => field === 'title' || field === 'body')) await db.deleteFrom('suggestion_looks').where('post_id', '=', postId).execute();
	}
};

/** Each merge and each dismissal says something of what the probabilities are worth here. */
export const learnFromLabels: Reaction = {
	name: 'merging: learn from merges and dismissals',
	to: ['post.merged', 'post.unmerged', 'post.dismissed-as-duplicate', 'post.dismissal-undone'],
	when: 'later',
	react: (context) => learnThreshold(context)
};


import type { ItemId } from '#core/kernel/ids.ts';
import type { Reaction } from '../platform/outbox.ts';
import { noteChange } from './changes.ts';

/** What is said of an item's story is part of the item: it gets its next version in the same transaction. */
export const noteJudgedStory: Reaction = {
	name: 'backlog.story-judged',
	to: ['story.judged'],
	when: 'now',
	async react(context, event) {
		if (event.itemId) await noteChange(context, event.itemId as ItemId, ['storyQuality'], event.detail);
	}
};

/** The door of the changelog: published accounts of what shipped. */
export { draftEntry } from './drafting.ts';
export { changeEntry, createEntry, getEntry, getEntryBySlug, listEntries, removeEntry } from './entries.ts';
export { feedOf } from './feeds.ts';
export { labelsSeen, publishedEntries } from './queries.ts';
export { postsOfEntry, publishDueEntries, publishEntry } from './publishing.ts';
export { addReaction, markSeen, reactionsOf, seenAt, takeReactionBack } from './reading.ts';
export { shippedUntold } from './untold.ts';

/** The door of posts: what other features may ask of it. */
export { activityOf } from './activity.ts';
export { changePost, removePost } from './changing.ts';
export { clusterOf, lockPosts, setCanonical } from './clusters.ts';
export { countComments } from './comments.ts';
export { recomputeDemand, recountDemand, type CountedDemand } from './counting.ts';
export { askPost, createPost, type Asked, type PostToCreate } from './creating.ts';
export { follow, followOf, startFollowing, stopFollowing, unfollow } from './follows.ts';
export { holdPerson } from './holding.ts';
export { publishHeldPost, removeReportedPost, reportPost } from './moderation.ts';
export { listPosts } from './listing.ts';
export { joinedByMonth } from './months.ts';
export { canonicalPost, postsByIds, searchWords, visiblePosts, type PostRow } from './queries.ts';
export { canonicalIdOf, getPost, getPostByNumber, readDemand, requirePost } from './reading.ts';
export { countFollowersOf, setStatus, setStatusOfPosts, type StatusOfPosts } from './shipping.ts';
export { demandOf, pathOf, showPost, showPosts } from './showing.ts';
export { similarToPost, similarToWords } from './similar.ts';
export { holdDemand, withDemand } from './standing.ts';
export { refreshTrends } from './trends.ts';

/** The door of the roadmap: roadmaps, and what stands on them. */
export { changeRoadmap, createRoadmap, getFirstRoadmap, getRoadmap, getRoadmapBySlug, listRoadmaps, removeRoadmap } from './keeping.ts';
export { movePosts, placePost, takeOff } from './placing.ts';
export { visibleRoadmaps } from './queries.ts';
export { listRoadmapPosts } from './reading.ts';

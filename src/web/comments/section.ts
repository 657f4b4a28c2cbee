/** What a refused form comes back with. */
export type CommentFailure = { problem: string; fields: Record<string, string>; given: Record<string, string> };

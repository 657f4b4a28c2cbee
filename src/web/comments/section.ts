/** What the portal's page hands to the comment section. */
export type Commenter = { personId: string; name: string };

/** What a refused form comes back with. */
export type CommentFailure = { problem: string; fields: Record<string, string>; given: Record<string, string> };

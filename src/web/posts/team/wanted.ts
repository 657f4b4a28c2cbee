/** By whom posts are wanted, as the address of their list says it; empty for anybody. */
export const wantedFilters = ['plan', 'lifecycle', 'segment', 'company'] as const;
export type WantedFilter = (typeof wantedFilters)[number];
export type Wanted = Record<WantedFilter, string>;

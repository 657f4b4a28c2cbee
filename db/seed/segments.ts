import type { NewSegment } from '#core/segments/contract.ts';

/** Groups of customers that Halyard looks at apart. */
export const segments: NewSegment[] = [
	{
		name: 'Paying well',
		rule: { and: [{ field: 'company.lifecycle', op: 'is', value: 'active' }, { field: 'company.mrr', op: 'gte', value: 200_000 }] }
	},
	{ name: 'Deciding', rule: { field: 'company.lifecycle', op: 'in', value: ['trial', 'prospect'] } }
];

import type { Relation } from './content.ts';

export const relations: Relation[] = [
	{ post: 'photos-wifi', other: 'offline', kind: 'related', by: 'ines', daysAgo: 66 },
	{ post: 'ferry', other: 'travel-time', kind: 'part-of', by: 'ines', daysAgo: 142 },
	{ post: 'certificates', other: 'skills', kind: 'related', by: 'ines', daysAgo: 63 },
	{ post: 'asset-sticker', other: 'scan-parts', kind: 'related', by: 'callum', daysAgo: 109 },
	{ post: 'emergency', other: 'travel-time', kind: 'related', by: 'ines', daysAgo: 94 },
	{ post: 'lock-screen', other: 'watch', kind: 'related', by: 'callum', daysAgo: 18 },
	{ post: 'gate-codes', other: 'who-changed', kind: 'related', by: 'jonas', daysAgo: 27 },
];

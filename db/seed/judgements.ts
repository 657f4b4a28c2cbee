import type { Judged } from './content.ts';

/**
 * What the team judged of posts: reach in users a quarter, impact from 0.25 (hardly) to 3 (massive), confidence from 0 to
 * 1, effort in person-weeks, value from 1 to 10.
 */
export const judgements: Judged[] = [
	{ post: 'offline', by: 'ines', daysAgo: 61, reach: 900, impact: 3, confidence: 0.8, effort: 14, value: 10 },
	{ post: 'travel-time', by: 'ines', daysAgo: 60, reach: 420, impact: 2, confidence: 0.8, effort: 6, value: 8 },
	{ post: 'skills', by: 'ines', daysAgo: 60, reach: 260, impact: 3, confidence: 0.8, effort: 5, value: 9 },
	{ post: 'certificates', by: 'ines', daysAgo: 60, reach: 240, impact: 1, confidence: 1, effort: 2, value: 6 },
	{ post: 'two-people', by: 'ines', daysAgo: 58, reach: 310, impact: 2, confidence: 0.8, effort: 4, value: 7 },
	{ post: 'holidays', by: 'ines', daysAgo: 58, reach: 380, impact: 1, confidence: 0.8, effort: 2, value: 5 },
	{ post: 'emergency', by: 'ines', daysAgo: 44, reach: 180, impact: 2, confidence: 0.5, effort: 8, value: 7 },
	{ post: 'slow-board', by: 'dewi', daysAgo: 25, reach: 120, impact: 3, confidence: 1, effort: 3, value: 9 },
	{ post: 'rain', by: 'ines', daysAgo: 40, reach: 60, impact: 1, confidence: 0.5, effort: 3, value: 3 },
	{ post: 'subcontractors', by: 'jonas', daysAgo: 38, reach: 150, impact: 2, confidence: 0.5, effort: 7, value: 6 },
	{ post: 'time-window', by: 'ines', daysAgo: 38, reach: 500, impact: 1, confidence: 0.5, effort: 5, value: 5 },
	{ post: 'photos-wifi', by: 'ines', daysAgo: 57, reach: 300, impact: 0.5, confidence: 1, effort: 1, value: 4 },
	{ post: 'dictate', by: 'ines', daysAgo: 36, reach: 450, impact: 1, confidence: 0.5, effort: 4, value: 5 },
	{ post: 'dark-theme', by: 'ines', daysAgo: 57, reach: 350, impact: 0.5, confidence: 1, effort: 2, value: 4 },
	{ post: 'scan-parts', by: 'ines', daysAgo: 56, reach: 400, impact: 2, confidence: 0.8, effort: 4, value: 8 },
	{ post: 'asset-sticker', by: 'ines', daysAgo: 36, reach: 200, impact: 1, confidence: 0.8, effort: 3, value: 6 },
	{ post: 'lone-worker', by: 'ines', daysAgo: 8, reach: 90, impact: 3, confidence: 0.5, effort: 6, value: 8 },
	{ post: 'draw-on-photo', by: 'ines', daysAgo: 20, reach: 220, impact: 0.5, confidence: 0.8, effort: 2, value: 3 },
	{ post: 'accounting-export', by: 'jonas', daysAgo: 55, reach: 340, impact: 2, confidence: 0.8, effort: 5, value: 8 },
	{ post: 'single-sign-on', by: 'jonas', daysAgo: 55, reach: 140, impact: 3, confidence: 1, effort: 4, value: 9 },
	{ post: 'partial-invoice', by: 'jonas', daysAgo: 54, reach: 210, impact: 2, confidence: 0.8, effort: 4, value: 7 },
	{ post: 'quote-on-site', by: 'jonas', daysAgo: 34, reach: 160, impact: 2, confidence: 0.5, effort: 9, value: 6 },
	{ post: 'who-changed', by: 'jonas', daysAgo: 34, reach: 190, impact: 1, confidence: 0.8, effort: 3, value: 6 },
	{ post: 'gate-codes', by: 'jonas', daysAgo: 22, reach: 110, impact: 1, confidence: 1, effort: 1, value: 5 },
	{ post: 'own-history', by: 'jonas', daysAgo: 22, reach: 130, impact: 1, confidence: 0.5, effort: 8, value: 4 },
	{ post: 'as-customer', by: 'jonas', daysAgo: 50, reach: 40, impact: 1, confidence: 1, effort: 2, value: 4 }
];

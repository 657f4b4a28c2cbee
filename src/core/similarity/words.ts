import type { ComparedWords } from './shared-words.ts';

/** What is said of two texts that are alike. */
export const words = {
	reason({ shared, onlyHere, onlyThere }: ComparedWords): string {
		const differs = [onlyThere.length > 0 ? `the other adds ${listed(onlyThere)}` : '', onlyHere.length > 0 ? `this one adds ${listed(onlyHere)}` : ''].filter(Boolean);
		const both = `Both speak of ${listed(shared)}`;
		return differs.length > 0 ? `${both}; ${differs.join(', ')}.` : `${both}.`;
	}
};

function listed(named: readonly string[]): string {
	return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}

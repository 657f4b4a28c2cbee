/** The geometry of the charts, in the units of their view boxes. */

/** A number at or above the largest value that reads well on an axis and whose half is whole. */
export function niceCeiling(largest: number): number {
	if (largest <= 0) return 1;
	const power = 10 ** Math.floor(Math.log10(largest));
	const step = [1, 2, 3, 4, 6, 8, 10].find((candidate) => candidate * power >= largest) ?? 10;
	return power === 1 ? Math.max(2, Math.ceil(largest / 2) * 2) : step * power;
}

/** Points of a line over a box of 100 × height, the first at its start, the last at its end. */
export function linePoints(values: number[], ceiling: number, height: number): [number, number][] {
	const last = Math.max(1, values.length - 1);
	return values.map((value, index) => [(index / last) * 100, height - (value / (ceiling || 1)) * height]);
}

export function linePath(points: [number, number][]): string {
	return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('');
}

/** Up to `most` evenly spread indexes, always with the first and the last: which labels an axis has room for. */
export function spreadIndexes(length: number, most: number): number[] {
	if (length <= most) return Array.from({ length }, (_, index) => index);
	return Array.from({ length: most }, (_, index) => Math.round((index * (length - 1)) / (most - 1)));
}

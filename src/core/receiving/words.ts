/** Sentences of mail that comes in. */
export const words = {
	attached: (names: string[]) => `[Attached: ${names.join(', ')}]`,
	forwarded: (by: string, note: string) => (note ? `[Forwarded by ${by}: ${note}]` : `[Forwarded by ${by}]`)
} as const;

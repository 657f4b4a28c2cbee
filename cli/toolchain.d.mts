export const root: string;
export function ensureInstalled(): void;
export function ensureBuilt(): void;
export function runProgram(path: string, args: string[]): Promise<void>;
export function orStop(work: () => Promise<void>): Promise<void>;

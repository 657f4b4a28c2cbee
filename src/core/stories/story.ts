import type { Range, Severity } from '../criteria/finding.ts';

/** What a story says: who wants it, what they want, why. */
export type Story = { role: string; want: string; why: string };
export type StoryPart = keyof Story;
/** Where a finding stands; the title is read where nothing says what is wanted. */
export type StoryField = StoryPart | 'title';

/** The thirteen criteria of a user story's quality, in the order they are shown. */
export const storyCodes = ['US01', 'US02', 'US03', 'US04', 'US05', 'US06', 'US07', 'US08', 'US09', 'US10', 'US11', 'US12', 'US13'] as const;
export type StoryCode = (typeof storyCodes)[number];
export const isStoryCode = (code: string): code is StoryCode => (storyCodes as readonly string[]).includes(code);

/** What one key does about a finding. */
export type StoryMend =
	/** These parts of the story read so from now on. */
	| { kind: 'change'; story: Partial<Story> }
	/** The same, and what was asked for is kept as an idea for a solution. */
	| { kind: 'restate'; story: Partial<Story>; idea: string }
	/** The same, and what is taken out goes to the description, so that it is not lost. */
	| { kind: 'describe'; story: Partial<Story>; text: string }
	/** The story wants the first of these, and a new item each of the others. */
	| { kind: 'split'; wants: string[] };

export type StoryHit = { field: StoryField; range: Range; severity: Severity; message: string; suggestion: string; mend: StoryMend | null };
export type StoryFinding = StoryHit & { code: StoryCode };

/** Another story of the backlog. */
export type Neighbour = { id: string; number: number; title: string; story: Story };
/** What the story waits for and is not done. */
export type Blocker = { number: number; title: string; isPlanned: boolean };
/** What is known around a story; without it the rules that look at the backlog say nothing. */
export type Around = {
	neighbours: readonly Neighbour[];
	blockers: readonly Blocker[];
	criteria: number;
	/** The segment that most of those who ask for it belong to. */
	askedBy?: string | null;
};

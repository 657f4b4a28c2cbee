import type { Company } from './companies.ts';
import type { Person } from './contract.ts';

/** One thing a person did: asked, voted, wrote or said. */
export type Deed = {
	key: string;
	at: string;
	text?: string;
	post?: { number: number; title: string };
	/** A member did it for them. */
	onBehalf?: boolean;
	feedbackId?: string;
	channel?: string;
	/** A message to them: by which way, and what became of it. */
	told?: { channel: string; state: string };
};

/** A person as the team sees them, with the newest of what they did. */
export type Profile = { person: Person; companies: Company[]; asked: Deed[]; voted: Deed[]; said: Deed[]; commented: Deed[]; quoted: Deed[]; told: Deed[] };

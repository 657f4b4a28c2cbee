import type { Company } from '#core/people/companies.ts';
import type { Person } from '#core/people/contract.ts';
import { words } from '#core/people/words.ts';

export type SameKind = 'people' | 'companies';
/** A person or a company, as far as it has to be told from another. */
export type Sameable = { id: string; name: string | null; externalId: string | null; email?: string | null; domain?: string | null };

export function nameOf({ name, email, domain, externalId }: Sameable): string {
	return name ?? email ?? domain ?? externalId ?? words.same.nameless;
}

/** By what it is known besides its name. */
export function keysOf(one: Sameable): string {
	return [one.email, one.domain, one.externalId].filter((key) => key && key !== nameOf(one)).join(' · ');
}

export type Merged = Person | Company;

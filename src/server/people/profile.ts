import type { Profile } from '#core/people/profile.ts';
import type { Context } from '../platform/context.ts';
import { commentsOf, feedbackOf, postsOf, quotesOf, tellingsOf, votesOf } from './deeds.ts';
import { getPerson } from './people.ts';
import { companiesOfPerson } from './queries.ts';
import { everyIdOf } from './same-person.ts';
import { showCompany } from './showing.ts';

/** A person with their companies and the newest of what they did under whichever of their ids. @throws not-found */
export async function readProfile(context: Context, id: string): Promise<Profile> {
	const person = await getPerson(context, id);
	const { db } = context;
	const ids = await everyIdOf(db, [id]);
	const [companies, asked, voted, said, commented, quoted, told] = await Promise.all([
		companiesOfPerson(db, id),
		postsOf(db, ids),
		votesOf(db, ids),
		feedbackOf(db, ids),
		commentsOf(db, ids),
		quotesOf(db, ids),
		tellingsOf(db, ids)
	]);
	return { person, companies: companies.map(showCompany), asked, voted, said, commented, quoted, told };
}

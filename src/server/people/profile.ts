import type { Profile } from '#core/people/profile.ts';
import type { Context } from '../platform/context.ts';
import { commentsOf, feedbackOf, postsOf, quotesOf, tellingsOf, votesOf } from './deeds.ts';
import { getPerson } from './people.ts';
import { companiesOfPerson } from './queries.ts';
import { showCompany } from './showing.ts';

/** A person with their companies and the newest of what they did. @throws not-found */
export async function readProfile(context: Context, id: string): Promise<Profile> {
	const person = await getPerson(context, id);
	const { db } = context;
	const [companies, asked, voted, said, commented, quoted, told] = await Promise.all([
		companiesOfPerson(db, id),
		postsOf(db, id),
		votesOf(db, id),
		feedbackOf(db, id),
		commentsOf(db, id),
		quotesOf(db, id),
		tellingsOf(db, id)
	]);
	return { person, companies: companies.map(showCompany), asked, voted, said, commented, quoted, told };
}

import { sql } from 'kysely';
import type { ItemId } from '#core/kernel/ids.ts';
import { takeOutOfSprint } from '../backlog/service.ts';
import type { Check } from '../platform/check.ts';

type Row = { id: string; number: number };

const inNoSprint: Check = {
	name: 'items in sprints',
	async find(db) {
		const { rows } = await sql<Row>`SELECT i.item_id AS id, i.number FROM items i WHERE i.state = 'in-sprint' AND NOT EXISTS (
			SELECT FROM sprint_entries e JOIN sprints s ON s.sprint_id = e.sprint_id
			WHERE e.item_id = i.item_id AND e.left_at IS NULL AND e.sprint_id = i.sprint_id AND s.state <> 'completed')`.execute(db);
		return rows.map((row) => ({ subject: row.id, sentence: `Item ${row.number} is kept as in a sprint, and did not enter one that is not over.` }));
	},
	mend: (context, subjects) => takeOutOfSprint(context, subjects as ItemId[])
};

const standingAlone: Check = {
	name: 'entries of sprints',
	async find(db) {
		const { rows } = await sql<Row>`SELECT e.sprint_entry_id AS id, i.number FROM sprint_entries e JOIN items i ON i.item_id = e.item_id
			WHERE e.left_at IS NULL AND (i.sprint_id IS DISTINCT FROM e.sprint_id OR i.state NOT IN ('in-sprint', 'dropped'))`.execute(db);
		return rows.map((row) => ({ subject: row.id, sentence: `Item ${row.number} entered a sprint that it is not in, and never left it.` }));
	},
	async mend({ db, now }, subjects) {
		await sql`UPDATE sprint_entries SET left_at = ${now()}, outcome = 'removed' WHERE sprint_entry_id = ANY(${subjects})`.execute(db);
	}
};

const doneWithoutTime: Check = {
	name: 'done items',
	async find(db) {
		const { rows } = await sql<Row>`SELECT item_id AS id, number FROM items WHERE (state = 'done') <> (done_at IS NOT NULL)`.execute(db);
		return rows.map((row) => ({ subject: row.id, sentence: `Item ${row.number} is done without a time, or has one and is not done.` }));
	}
};

export const planningChecks: Check[] = [inNoSprint, standingAlone, doneWithoutTime];

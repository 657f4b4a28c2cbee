import { openStates } from '#core/backlog/rules.ts';
import { differences, type Check } from '../platform/check.ts';
import { judgementsOf } from './judging.ts';
import { judgeEverything } from './service.ts';

const standings: Check = {
	name: 'readiness of items',
	async find(db) {
		const kept = await db.selectFrom('items').select(['item_id', 'number', 'state', 'ready', 'criteria_met', 'criteria_total', 'unmet']).where('state', 'in', [...openStates]).execute();
		const judgements = await judgementsOf(db, kept.map((row) => row.item_id));
		return kept.flatMap((row) => {
			const judged = judgements.get(row.item_id) ?? [];
			const unmet = judged.filter((one) => !one.met).map((one) => one.key);
			const ready = unmet.length === 0;
			const state = row.state === 'in-sprint' ? row.state : ready ? 'ready' : 'refining';
			const counted = { ready, state, criteria_met: judged.length - unmet.length, criteria_total: judged.length, unmet: unmet.join(' ') };
			const wrong = differences({ ...row, unmet: row.unmet.join(' ') }, counted, Object.keys(counted));
			return wrong.length === 0 ? [] : [{ subject: row.item_id, sentence: `Item ${row.number}: ${wrong.join('; ')}.` }];
		});
	},
	mend: (context) => judgeEverything(context)
};

export const readinessChecks: Check[] = [standings];

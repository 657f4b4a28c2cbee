import type { LintRule, LintSettings, LintSettingsChanges, ListChanges, ListParams, RuleChanges, WordList } from '#core/criteria/contract.ts';
import { describeRules } from '#core/criteria/describing.ts';
import type { RuleCode } from '#core/criteria/finding.ts';
import type { Switches } from '#core/criteria/switches.ts';
import { lexicons } from '#core/criteria/lexicon/languages.ts';
import { switchesOf, untuned, type Tuning } from '#core/criteria/tuning.ts';
import { words } from '#core/criteria/words.ts';
import { inTransaction, type Context, type ContextOf } from '../platform/context.ts';
import type { Db, Tx } from '../platform/database.ts';
import { record } from '../platform/outbox.ts';
import { checkVersion } from '../platform/versions.ts';

type Kept = Tuning & { version: number };

/** The rules that criteria are looked at by, all on one page, with what became of their findings. */
export async function listRules({ db }: Context): Promise<{ data: LintRule[]; nextCursor: null }> {
	const { off } = await readTuning(db);
	const rows = await db.selectFrom('finding_labels').select(['code', 'verdict']).select((eb) => eb.fn.countAll<number>().as('count')).groupBy(['code', 'verdict']).execute();
	const count = (code: RuleCode, verdict: string) => Number(rows.find((row) => row.code === code && row.verdict === verdict)?.count ?? 0);
	const reasonOf = (code: RuleCode) => off.find((one) => one.code === code)?.reason;
	const told = (code: RuleCode) => {
		const reason = reasonOf(code);
		return { off: reason === undefined ? null : { reason }, mended: count(code, 'mended'), dismissed: count(code, 'dismissed') };
	};
	return { data: describeRules(told), nextCursor: null };
}

/** Which languages criteria are written in here, and which words were added or taken away. */
export async function readLintSettings({ db }: Context): Promise<LintSettings> {
	const { language, words: changed, version } = await readTuning(db);
	return { language, words: changed, version };
}

/** What the workspace made of the rules, as a browser needs it to look at what is typed. */
export async function readTuning(db: Db): Promise<Kept> {
	const row = await db.selectFrom('lint_settings').selectAll().executeTakeFirst();
	if (!row) return { ...untuned, version: 1 };
	return { language: row.language as Tuning['language'], off: row.switched_off as Tuning['off'], words: row.words as Tuning['words'], version: row.version };
}

const ready = new Map<string, Switches>();
const mostReady = 50;

/** What the linter is given now; the languages of a tuning are made ready once. */
export async function switchesNow(db: Db): Promise<Switches> {
	const { version: _, ...tuning } = await readTuning(db);
	const key = JSON.stringify(tuning);
	const known = ready.get(key);
	if (known) return known;
	if (ready.size >= mostReady) ready.clear();
	const made = switchesOf(tuning);
	ready.set(key, made);
	return made;
}

/** Switches a rule on, or off with a reason; every item is judged anew. @throws stale */
export function changeRule(context: Context, { code, ifMatch }: { code: RuleCode; ifMatch: number | null }, { on, reason = '' }: RuleChanges): Promise<LintRule> {
	return inTransaction(context, async (_, inner) => {
		await changeTuning(inner, { ifMatch, detail: { code, on, reason } }, (tuning) => {
			const others = tuning.off.filter((one) => one.code !== code);
			return { ...tuning, off: on ? others : [...others, { code, reason }] };
		});
		const { data } = await listRules(inner);
		return data.find((rule) => rule.code === code) as LintRule;
	});
}

/** @throws stale */
export function changeLintSettings(context: Context, { language }: LintSettingsChanges, ifMatch: number | null): Promise<LintSettings> {
	return inTransaction(context, async (_, inner) => {
		await changeTuning(inner, { ifMatch, detail: { language } }, (tuning) => ({ ...tuning, language }));
		return readLintSettings(inner);
	});
}

/** The words of a list in one language: those that come with it, and what the workspace made of them. */
export async function readList({ db }: Context, { language, list }: ListParams): Promise<WordList> {
	const { words: changes } = await readTuning(db);
	const { added = [], removed = [] } = changes.find((one) => one.language === language && one.list === list) ?? {};
	const lists = lexicons.find((one) => one.language === language)?.lists;
	const own = lists?.[list] ?? [];
	return { language, list, name: words.lists[list], words: own.map((one) => (typeof one === 'string' ? one.replace('~', '') : one.join(', '))), added, removed };
}

/** Sets which words a list holds besides its own and which of them it leaves out. @throws stale */
export function changeList(context: Context, { language, list, ifMatch }: ListParams & { ifMatch: number | null }, { added, removed }: ListChanges): Promise<WordList> {
	return inTransaction(context, async (_, inner) => {
		const change = { language, list, added: tidied(added), removed: tidied(removed) };
		await changeTuning(inner, { ifMatch, detail: { language, list } }, (tuning) => {
			const others = tuning.words.filter((one) => one.language !== language || one.list !== list);
			return { ...tuning, words: change.added.length + change.removed.length === 0 ? others : [...others, change] };
		});
		return readList(inner, { language, list });
	});
}

const tidied = (given: string[]) => [...new Set(given.map((word) => word.toLowerCase()))].toSorted();

/** Items are judged by what is kept here, in the same transaction: readiness hears of the event. */
async function changeTuning(context: ContextOf<Tx>, { ifMatch, detail }: { ifMatch: number | null; detail: object }, change: (tuning: Kept) => Tuning): Promise<void> {
	const { db, workspaceId } = context;
	await db.insertInto('lint_settings').values({ workspace_id: workspaceId }).onConflict((conflict) => conflict.doNothing()).execute();
	await db.selectFrom('lint_settings').select('version').forUpdate().execute();
	const before = await readTuning(db);
	checkVersion(ifMatch, before.version);
	const { language, off, words: changed } = change(before);
	await db
		.updateTable('lint_settings')
		.set((eb) => ({ language, switched_off: JSON.stringify(off), words: JSON.stringify(changed), version: eb('version', '+', 1) }))
		.execute();
	await record(context, { type: 'criteria.rules-changed', actorId: context.viewer.personId, detail, membersOnly: true });
}

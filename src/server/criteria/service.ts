import { describeRules } from '#core/criteria/describing.ts';
import type { LintRule } from '#core/criteria/contract.ts';

/** The rules that criteria are looked at by, all on one page. */
export async function listRules(): Promise<{ data: LintRule[]; nextCursor: null }> {
	return { data: describeRules(), nextCursor: null };
}

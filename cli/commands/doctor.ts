import type { Command } from 'commander';
import { system } from '#core/access/roles.ts';
import type { Finding } from '#server/platform/check.ts';
import type { Platform } from '#server/platform/platform.ts';
import { answer, type Answer } from '../answer.ts';
import { withPlatform } from '../platform.ts';

type Options = { repair?: boolean; json?: boolean };

export function addTo(program: Command): void {
	program
		.command('doctor')
		.description('Recompute every stored count and link, compare it with the rows, and say what differs.')
		.option('--repair', 'set right what the rows tell')
		.option('--json', 'print {"checks", "findings"} as the last line')
		.action((options: Options) => answer(options, () => withPlatform((platform) => examineAll(platform, options))));
}

async function examineAll(platform: Platform, { repair = false }: Options): Promise<Answer> {
	const [{ examine, checks }, { registerReactions }, { contextFor }, { everyWorkspace }] = await Promise.all([
		import('#server/doctor.ts'),
		import('#server/worker.ts'),
		import('#server/platform/platform.ts'),
		import('#server/platform/workspaces.ts')
	]);
	registerReactions();
	const findings: Finding[] = [];
	for (const workspaceId of await everyWorkspace(platform.database)) {
		findings.push(...(await examine(contextFor(platform, workspaceId, system), { repair })).findings);
	}
	if (findings.some((finding) => !finding.repaired)) process.exitCode = 1;
	return { text: report(findings, checks.length), json: { checks: checks.length, findings } };
}

function report(findings: Finding[], checks: number): string {
	if (findings.length === 0) return `All ${checks} checks found what they should.`;
	const lines = findings.map(({ check, sentence, repaired }) => `${repaired ? 'Repaired' : 'Differs'} (${check}): ${sentence}`);
	const repaired = findings.filter((finding) => finding.repaired).length;
	const left = findings.length - repaired;
	return [...lines, `${findings.length} found, ${repaired} repaired, ${left} left.`].join('\n');
}

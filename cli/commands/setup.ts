import { InvalidArgumentError, type Command } from 'commander';
import { defaultBoards } from '#core/boards/defaults.ts';
import { setupForm } from '#core/people/sign-in.ts';
import type { Platform } from '#server/platform/platform.ts';
import { answer, type Answer } from '../answer.ts';
import { withPlatform } from '../platform.ts';

type Options = { company: string; email: string; password: string; name?: string; boards?: string[]; demo?: boolean; json?: boolean };

export function addTo(program: Command): void {
	program
		.command('setup')
		.description('Name the company and its owner, once, and print an API key of scope admin.')
		.requiredOption('--company <name>', 'the name of the company')
		.requiredOption('--email <address>', 'the address the owner signs in with')
		.requiredOption('--password <password>', 'the password the owner signs in with, at least 8 characters')
		.option('--name <name>', 'the name of the owner')
		.option('--boards <names>', 'the boards to begin with, separated by commas', namesIn)
		.option('--demo', 'fill it with an example company')
		.option('--json', 'print {"key", "workspaceId"} as the last line')
		.action((options: Options) => answer(options, () => withPlatform((platform) => setUp(platform, options))));
}

function namesIn(list: string): string[] {
	const names = list.split(',').map((name) => name.trim()).filter(Boolean);
	if (names.length === 0) throw new InvalidArgumentError('Name at least one board.');
	return names;
}

async function setUp(platform: Platform, options: Options): Promise<Answer> {
	const given = formOf(options);
	const [{ setUpWorkspace }, { createKey }, { registerReactions }] = await Promise.all([
		import('#server/setup.ts'),
		import('#server/people/keys.ts'),
		import('#server/worker.ts')
	]);
	registerReactions();
	const { context, ownerId } = await setUpWorkspace(platform, given);
	const { key } = await createKey(context, { name: 'Made at set-up', scopes: ['admin'] }, ownerId);
	const text = `${given.company} is set up, and ${given.email} owns it.\nAn API key of scope admin, shown this once: ${key}`;
	return { text, json: { key, workspaceId: context.workspaceId } };
}

function formOf({ company, email, password, name, boards, demo = false }: Options) {
	const parsed = setupForm.safeParse({ company, email, password, name: name ?? email.split('@')[0], boards: boards ?? [...defaultBoards], demo });
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new Error(`--${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}.`);
}

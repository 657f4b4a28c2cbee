/** The import rules of the house, made from the one ordered list of features in ARCHITECTURE.md. */
import { readFileSync } from 'node:fs';

const architecture = readFileSync(new URL('./ARCHITECTURE.md', import.meta.url), 'utf8');
const features = /```\n([a-z]+(?: [a-z]+){9,})\n```/.exec(architecture)?.[1].split(' ') ?? [];
if (features.length === 0) throw new Error('ARCHITECTURE.md does not hold the ordered list of features.');

/** In each tree a feature imports only what stands to its left. */
const order = ['core', 'server'].flatMap((tree) =>
	features.slice(0, -1).map((feature, at) => ({
		name: `${tree}-${feature}-looks-left`,
		severity: 'error',
		comment: `${feature} may import only what stands to its left in ARCHITECTURE.md.`,
		from: { path: `^src/${tree}/${feature}/` },
		to: { path: `^src/${tree}/(${features.slice(at + 1).join('|')})/` }
	}))
);

const forbidden = [
	{
		name: 'no-cycles',
		severity: 'error',
		comment: 'Two files that need each other are one thing, or three.',
		from: {},
		to: { circular: true }
	},
	{
		name: 'core-stands-alone',
		severity: 'error',
		comment: 'core knows nothing of the database, Svelte or the roof.',
		from: { path: '^src/core/' },
		to: { path: '^(src/(server|web|routes)|db|cli|bench)/' }
	},
	{
		name: 'core-is-pure',
		severity: 'error',
		comment: 'core runs in the browser too: no Node, and of the packages only zod, times and word lists.',
		from: { path: '^src/core/', pathNot: '\\.test\\.ts$' },
		to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'], pathNot: 'node_modules/(zod|temporal-polyfill|@orama/(stemmers|stopwords))/' }
	},
	{
		name: 'kernel-knows-no-feature',
		severity: 'error',
		comment: 'The kernel and the table of access are below every feature.',
		from: { path: '^src/core/(kernel|access)/' },
		to: { path: '^src/core/', pathNot: '^src/core/(kernel|access)/' }
	},
	{
		name: 'server-never-web',
		severity: 'error',
		comment: 'They meet at the contracts in core and are joined in routes.',
		from: { path: '^src/server/' },
		to: { path: '^src/(web|routes)/' }
	},
	{
		name: 'web-never-server',
		severity: 'error',
		comment: 'They meet at the contracts in core and are joined in routes.',
		from: { path: '^src/web/' },
		to: { path: '^src/(server|routes)/' }
	},
	{
		name: 'platform-knows-no-feature',
		severity: 'error',
		comment: 'The platform is below every feature.',
		from: { path: '^src/server/platform/' },
		to: { path: `^src/server/(${features.join('|')}|[^/]+\\.ts$)` }
	},
	{
		name: 'features-do-not-look-up',
		severity: 'error',
		comment: 'The files of src/server itself put features together; none needs them.',
		from: { path: `^src/server/(${features.join('|')})/`, pathNot: '\\.test\\.ts$' },
		to: { path: '^src/server/[^/]+\\.ts$' }
	},
	{
		name: 'only-through-the-door',
		severity: 'error',
		comment: 'service.ts is the only file of a feature that other features import.',
		from: { path: '^src/server/([^/]+)/', pathNot: '^src/server/platform/' },
		to: { path: `^src/server/(${features.join('|')})/`, pathNot: ['^src/server/$1/', '/service\\.ts$'] }
	},
	{
		name: 'web-features-stand-apart',
		severity: 'error',
		comment: 'Screens are composed in routes; a feature imports the design system and the client alone.',
		from: { path: `^src/web/(${features.join('|')})/` },
		to: { path: '^src/web/([^/]+)/', pathNot: ['^src/web/(ui|client)/', '^src/web/$1/'] }
	},
	{
		name: 'design-system-knows-no-feature',
		severity: 'error',
		comment: 'web/ui holds no feature and no sentence.',
		from: { path: '^src/web/ui/' },
		to: { path: '^src/(core|web/(?!ui/))' }
	},
	...order
];

export default {
	forbidden,
	options: {
		doNotFollow: { path: 'node_modules' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		moduleSystems: ['es6'],
		enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'], conditionNames: ['svelte', 'import', 'node', 'default', 'types'], exportsFields: ['exports'] }
	}
};

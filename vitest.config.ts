import { defineConfig } from 'vitest/config';

/** Tests stand beside what they test; the tree they stand in says what they need. */
export default defineConfig({
	test: {
		maxWorkers: 2,
		passWithNoTests: false,
		projects: [
			{ test: { name: 'unit', include: ['src/core/**/*.test.ts', 'src/web/**/*.test.ts'], testTimeout: 20_000 } },
			{
				test: {
					name: 'server',
					include: ['src/server/**/*.test.ts', 'db/**/*.test.ts', 'cli/**/*.test.ts', 'test/structure/**/*.test.ts', 'test/fault/**/*.test.ts'],
					globalSetup: 'test/rig/global-setup.ts',
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			},
			{
				test: {
					name: 'e2e',
					include: ['test/e2e/**/*.test.ts'],
					globalSetup: 'test/rig/global-setup.ts',
					fileParallelism: false,
					// After everything else: a browser and a built server want the machine for themselves.
					sequence: { groupOrder: 1 },
					testTimeout: 180_000,
					hookTimeout: 180_000
				}
			}
		]
	}
});

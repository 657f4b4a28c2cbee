import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { runPackaged, runProgram } from './programs.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const usualPlaces = ['/usr/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The path of a Chromium: the one of this machine, else one that is installed now. Null when there is no way. */
export async function ensureChromium(): Promise<string | null> {
	const found = findChromium();
	if (found) return found;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		process.stdout.write('Installing Chromium from the packages of this system …\n');
		const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
		await runProgram('apt-get', ['update', '-qq'], quiet);
		await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], quiet);
	} else {
		process.stdout.write('Fetching Chromium …\n');
		await runPackaged('playwright-core/cli.js', ['install', 'chromium']);
	}
	return findChromium();
}

function findChromium(): string | null {
	const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
	const candidates = [process.env['WINNOW_CHROMIUM'] ?? '', ...usualPlaces, ...onPath, chromium.executablePath()];
	return candidates.find((path) => path !== '' && isProgram(path)) ?? null;
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

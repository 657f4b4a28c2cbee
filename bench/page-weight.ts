import { gzipSync } from 'node:zlib';

/** Bytes that a page makes a browser load before anybody touches it, each file gzipped. */
export async function pageWeight(url: string, path: string): Promise<{ html: number; js: number; css: number; files: number }> {
	const html = await (await fetch(url + path)).text();
	const css = matches(html, /<link[^>]+href="([^"]+\.css[^"]*)"/g);
	const entries = [...matches(html, /<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g), ...matches(html, /import\("([^"]+)"\)/g), ...matches(html, /<script[^>]+src="([^"]+)"/g)];
	const js = await withImports(url, path, entries);
	const sizeOf = async (address: string) => gzipSync(await text(new URL(address, url + path).href)).byteLength;
	return {
		html: gzipSync(html).byteLength,
		css: await sumOf(css, sizeOf),
		js: [...js.values()].reduce((sum, source) => sum + gzipSync(source).byteLength, 0),
		files: js.size + css.length
	};
}

/** The entries and everything they import statically, which the browser loads too. */
async function withImports(url: string, path: string, entries: string[]): Promise<Map<string, string>> {
	const sources = new Map<string, string>();
	const waiting = entries.map((entry) => new URL(entry, url + path).href);
	for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
		if (sources.has(address)) continue;
		const source = await text(address);
		sources.set(address, source);
		for (const imported of matches(source, /(?:from|import)\s*"(\.[^"]+\.js)"/g)) waiting.push(new URL(imported, address).href);
	}
	return sources;
}

function matches(source: string, pattern: RegExp): string[] {
	return [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

async function text(address: string): Promise<string> {
	return (await fetch(address)).text();
}

async function sumOf(addresses: string[], sizeOf: (address: string) => Promise<number>): Promise<number> {
	const sizes = await Promise.all(addresses.map(sizeOf));
	return sizes.reduce((sum, size) => sum + size, 0);
}

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const worthIt = 1_400; // one packet
const compressible = /^(text\/|application\/(json|xml|javascript|manifest\+json)|image\/svg)/;

/** The same answer in the smallest form that the browser takes. Assets are compressed at build time; this is for pages. */
export async function compressed(request: Request, response: Response): Promise<Response> {
	const type = response.headers.get('content-type') ?? '';
	if (!response.body || !compressible.test(type) || type.startsWith('text/event-stream') || response.headers.has('content-encoding')) return response;
	const encoding = encodingFor(request.headers.get('accept-encoding'));
	const headers = new Headers(response.headers);
	headers.append('vary', 'accept-encoding');
	if (!encoding) return new Response(response.body, { status: response.status, headers });
	const plain = Buffer.from(await response.arrayBuffer());
	if (plain.byteLength < worthIt) return new Response(plain, { status: response.status, headers });
	headers.set('content-encoding', encoding);
	headers.delete('content-length');
	return new Response(await encode(plain, encoding), { status: response.status, headers });
}

export async function encode(plain: Buffer, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
	const smaller = encoding === 'br' ? await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : await zip(plain, { level: 5 });
	return smaller as Buffer<ArrayBuffer>;
}

/** The smallest form that a browser says it takes. */
export function encodingFor(accepted: string | null | undefined): Encoding | null {
	if (/\bbr\b(?!\s*;\s*q=0(\D|$))/.test(accepted ?? '')) return 'br';
	return /\bgzip\b(?!\s*;\s*q=0(\D|$))/.test(accepted ?? '') ? 'gzip' : null;
}

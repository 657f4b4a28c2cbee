import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What signs outgoing mail (RFC 6376). */
export type Dkim = { domain: string; selector: string; privateKey: string };

export type DkimSettings = { domain: string | undefined; selector: string | undefined; key: string | undefined };

/** Reads the key, which is PEM itself (line ends may be written \n) or a file of it. All three settings, or none. @throws a sentence that names the variable */
export function readDkim({ domain, selector, key }: DkimSettings): Dkim | undefined {
	if (!domain && !selector && !key) return undefined;
	if (!domain) throw new Error('DKIM_DOMAIN must be set together with DKIM_SELECTOR and DKIM_KEY.');
	if (!selector) throw new Error('DKIM_SELECTOR must be set together with DKIM_DOMAIN and DKIM_KEY.');
	if (!key) throw new Error('DKIM_KEY must be set together with DKIM_DOMAIN and DKIM_SELECTOR.');
	return { domain, selector, privateKey: rsaKey(key.includes('-----BEGIN') ? key.replaceAll('\\n', '\n') : fileAt(key)) };
}

function fileAt(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		throw new Error(`DKIM_KEY must be a private key in PEM, or a file of one that can be read; ${path} cannot.`);
	}
}

/** Mail servers know RSA; that is what is signed with. */
function rsaKey(pem: string): string {
	const key = (() => {
		try {
			return createPrivateKey(pem);
		} catch {
			throw new Error('DKIM_KEY is not a private key in PEM.');
		}
	})();
	if (key.asymmetricKeyType !== 'rsa') throw new Error('DKIM_KEY must be an RSA key, such as `openssl genrsa 2048` makes.');
	if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 1024) throw new Error('DKIM_KEY must have at least 1024 bits; 2048 are usual.');
	return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The TXT record that lets others check the signatures, at `<selector>._domainkey.<domain>`. */
export function dkimRecord({ privateKey }: Dkim): string {
	const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
	return `v=DKIM1; k=rsa; p=${der.toString('base64')}`;
}

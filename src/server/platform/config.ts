import { readAllowed, type Allowed } from './outside/addresses.ts';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readDkim, type Dkim } from './dkim.ts';

const port = z.coerce.number().int().min(0).max(65535);
const optionalUrl = (protocols: string[], example: string) =>
	z
		.string()
		.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), `must look like ${example}`)
		.optional();
const domain = z
	.string()
	.toLowerCase()
	.regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'must look like mail.example.com');

const schema = z.object({
	PORT: port.default(3000),
	HOST: z.string().min(1).default('127.0.0.1'),
	BASE_URL: optionalUrl(['http:', 'https:'], 'https://feedback.example.com'),
	WINNOW_DATA: z.string().min(1).default('./data'),
	DATABASE_URL: optionalUrl(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/name'),
	WINNOW_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
	SMTP_URL: optionalUrl(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.com:587'),
	MAIL_FROM: z.string().min(3).optional(),
	MAIL_DOMAIN: domain.optional(),
	MAIL_RATE: z.coerce.number().positive().max(1000).optional(),
	DKIM_DOMAIN: domain.optional(),
	DKIM_SELECTOR: z.string().regex(/^[a-z0-9]([\w.-]*[a-z0-9])?$/i, 'must look like winnow').optional(),
	DKIM_KEY: z.string().optional(),
	SMTP_LISTEN: z.string().regex(/^(\S+:)?\d{1,5}$/, 'must be a port such as 25, or an address and a port such as 0.0.0.0:25').optional(),
	LLM_URL: optionalUrl(['http:', 'https:'], 'https://api.example.com/v1'),
	LLM_MODEL: z.string().min(1).max(200).optional(),
	LLM_KEY: z.string().max(1000).optional(),
	WEBHOOK_ALLOW: z.string().default(''),
	TRUSTED_PROXIES: z.string().default(''),
	WINNOW_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
	WINNOW_DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(12),
	WINNOW_LIMIT_FACTOR: z.coerce.number().positive().default(1),
	LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info')
});

export type Config = {
	port: number;
	host: string;
	/** Without a trailing slash. */
	baseUrl: string;
	/** Absolute. */
	dataFolder: string;
	databaseUrl: string | undefined;
	secret: string | undefined;
	smtpUrl: string | undefined;
	/** Hosts and networks that webhooks may reach although they are not public, also by plain http. */
	webhookAllow: Allowed;
	mailFrom: string | undefined;
	/** A language model behind an endpoint that speaks the chat completions protocol. */
	llm: { url: string; model: string; key: string | undefined } | undefined;
	/** Mails a second to the server, at most; undefined for as fast as it takes them. */
	mailRate: number | undefined;
	dkim: Dkim | undefined;
	/** The domain of our own addresses: what is written to them arrives here if `receivesMail`. */
	mailDomain: string;
	/** Whether mail to that domain reaches us, so that letters may ask for bounces and replies. */
	receivesMail: boolean;
	/** Where mail is taken in by SMTP. */
	smtpListen: { host: string; port: number } | undefined;
	trustedProxies: string[];
	role: 'all' | 'web' | 'worker';
	databaseConnections: number;
	/** Multiplies every rate limit, for installations behind a gateway that limits by itself. */
	limitFactor: number;
	logLevel: string;
};

/** Reads the environment once. A bad value throws one plain sentence that names the variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
	const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
	const parsed = schema.safeParse(given);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new Error(`${issue?.path.join('.')} ${issue?.message.toLowerCase() ?? 'is not valid'}.`);
	}
	const values = parsed.data;
	const baseUrl = (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, '');
	return {
		port: values.PORT,
		host: values.HOST,
		baseUrl,
		dataFolder: resolve(values.WINNOW_DATA),
		databaseUrl: values.DATABASE_URL,
		secret: values.WINNOW_SECRET,
		smtpUrl: values.SMTP_URL,
		mailFrom: values.MAIL_FROM,
		llm: readModel(values),
		mailRate: values.MAIL_RATE,
		dkim: readDkim({ domain: values.DKIM_DOMAIN, selector: values.DKIM_SELECTOR, key: values.DKIM_KEY }),
		mailDomain: values.MAIL_DOMAIN ?? domainOf(values.MAIL_FROM) ?? new URL(baseUrl).hostname,
		receivesMail: (values.SMTP_LISTEN ?? values.MAIL_DOMAIN) !== undefined,
		smtpListen: values.SMTP_LISTEN === undefined ? undefined : placeOf(values.SMTP_LISTEN, values.HOST),
		webhookAllow: readAllowed(values.WEBHOOK_ALLOW.split(',').map((entry) => entry.trim()).filter(Boolean)),
		trustedProxies: values.TRUSTED_PROXIES.split(',').map((address) => address.trim()).filter(Boolean),
		role: values.WINNOW_ROLE,
		databaseConnections: values.WINNOW_DATABASE_CONNECTIONS,
		limitFactor: values.WINNOW_LIMIT_FACTOR,
		logLevel: values.LOG_LEVEL
	};
}

/** @throws for an endpoint without a model */
function readModel({ LLM_URL: url, LLM_MODEL: model, LLM_KEY: key }: z.infer<typeof schema>): Config['llm'] {
	if (!url) return undefined;
	if (!model) throw new Error('LLM_MODEL must name a model, because LLM_URL is set.');
	return { url, model, key };
}

/** The domain of an address such as “Harbour <feedback@harbour.example>”. */
function domainOf(from: string | undefined): string | undefined {
	return /@([\w.-]+)>?\s*$/.exec(from ?? '')?.[1]?.toLowerCase();
}

/** A port alone listens where the pages do. */
function placeOf(listen: string, host: string): { host: string; port: number } {
	const at = listen.lastIndexOf(':');
	const number = Number(listen.slice(at + 1));
	if (number > 65_535) throw new Error('SMTP_LISTEN must name a port up to 65535.');
	return { host: at < 0 ? host : listen.slice(0, at).replace(/^\[|\]$/g, ''), port: number };
}

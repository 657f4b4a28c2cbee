import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const optionalUrl = (protocols: string[], example: string) =>
	z
		.string()
		.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), `must look like ${example}`)
		.optional();

const schema = z.object({
	PORT: port.default(3000),
	HOST: z.string().min(1).default('127.0.0.1'),
	BASE_URL: optionalUrl(['http:', 'https:'], 'https://feedback.example.com'),
	WINNOW_DATA: z.string().min(1).default('./data'),
	DATABASE_URL: optionalUrl(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/name'),
	WINNOW_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
	SMTP_URL: optionalUrl(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.com:587'),
	MAIL_FROM: z.string().min(3).optional(),
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
	mailFrom: string | undefined;
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
	return {
		port: values.PORT,
		host: values.HOST,
		baseUrl: (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
		dataFolder: resolve(values.WINNOW_DATA),
		databaseUrl: values.DATABASE_URL,
		secret: values.WINNOW_SECRET,
		smtpUrl: values.SMTP_URL,
		mailFrom: values.MAIL_FROM,
		trustedProxies: values.TRUSTED_PROXIES.split(',').map((address) => address.trim()).filter(Boolean),
		role: values.WINNOW_ROLE,
		databaseConnections: values.WINNOW_DATABASE_CONNECTIONS,
		limitFactor: values.WINNOW_LIMIT_FACTOR,
		logLevel: values.LOG_LEVEL
	};
}

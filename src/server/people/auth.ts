import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/context.ts';
import type { Db } from '../platform/database.ts';
import { contextFor, type Platform } from '../platform/platform.ts';
import { system } from '#core/access/roles.ts';
import type { WorkspaceId } from '#core/kernel/ids.ts';
import { languageOf } from '#core/kernel/languages.ts';
import { mailSignIn } from './letters.ts';
import { secretFor, sessionSeconds } from './session.ts';

export type Auth = Awaited<ReturnType<typeof makeAuth>>;

const instances = new WeakMap<Platform, Map<WorkspaceId, Promise<Auth>>>();

/** The sign-in of a workspace. It is loaded when somebody signs in first, because it is the largest library here. */
export function authFor(platform: Platform, workspaceId: WorkspaceId): Promise<Auth> {
	const known = instances.get(platform) ?? new Map<WorkspaceId, Promise<Auth>>();
	instances.set(platform, known);
	const auth = known.get(workspaceId) ?? makeAuth(platform, workspaceId);
	known.set(workspaceId, auth);
	return auth;
}

/** Passwords (scrypt), links and codes. Nobody signs up by a password, so no unproven address ever gets an account. */
async function makeAuth(platform: Platform, workspaceId: WorkspaceId) {
	const [{ betterAuth }, { emailOTP, magicLink }] = await Promise.all([import('better-auth'), import('better-auth/plugins')]);
	const context = contextFor(platform, workspaceId, system);
	return betterAuth({
		baseURL: platform.config.baseUrl,
		secret: secretFor(platform, workspaceId, 'sign-in'),
		database: { db: platform.database.forWorkspace(workspaceId) as unknown as Db, type: 'postgres' },
		...tables,
		emailAndPassword: { enabled: true, disableSignUp: true, requireEmailVerification: true, minPasswordLength: 8 },
		plugins: [
			magicLink({ expiresIn: 900, storeToken: 'hashed', sendMagicLink: ({ email, token, metadata }) => sendSignIn(context, email, token, metadata) }),
			emailOTP({ expiresIn: 900, storeOTP: 'hashed', allowedAttempts: 3, sendVerificationOTP: async () => {} })
		],
		// Limits are taken where requests come in; better-auth is called by the server alone.
		rateLimit: { enabled: false },
		telemetry: { enabled: false },
		advanced: { ipAddress: { disableIpTracking: true } },
		logger: { disabled: true }
	});
}

function sendSignIn(context: Context, email: string, token: string, metadata: Record<string, unknown> | undefined): Promise<void> {
	const query = new URLSearchParams({ token, next: String(metadata?.['next'] ?? '/') });
	const url = `${context.baseUrl}/sign-in/link?${query}`;
	const asked = { ...context, language: languageOf(metadata?.['language'] as string | null) };
	return inTransaction(asked, (_, inner) => mailSignIn(inner, { email, url, code: String(metadata?.['code'] ?? '') }));
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** Our columns have our names. */
const tables = {
	user: { modelName: 'auth_users', fields: { emailVerified: 'email_verified', ...times } },
	session: {
		modelName: 'auth_sessions',
		expiresIn: sessionSeconds,
		fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...times }
	},
	account: {
		modelName: 'auth_accounts',
		fields: {
			accountId: 'account_id',
			providerId: 'provider_id',
			userId: 'user_id',
			accessToken: 'access_token',
			refreshToken: 'refresh_token',
			idToken: 'id_token',
			accessTokenExpiresAt: 'access_token_expires_at',
			refreshTokenExpiresAt: 'refresh_token_expires_at',
			...times
		}
	},
	verification: { modelName: 'auth_verifications', fields: { expiresAt: 'expires_at', ...times } }
};

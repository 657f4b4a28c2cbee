import { z } from 'zod';
import { roles, scopes } from '../access/roles.ts';
import { domain } from './companies.ts';
import { email, hexColor, idOf, language, line, pageQuery, timestamp, version } from '../kernel/schemas.ts';

const role = z.enum(roles, `must be one of ${roles.join(', ')}`);

export const memberSchema = z
	.object({ id: idOf('person'), name: z.string().nullable(), email: z.string().nullable(), role, version, createdAt: timestamp })
	.meta({ id: 'Member' });
export type Member = z.infer<typeof memberSchema>;
export const memberParams = z.object({ id: idOf('person') });
export const memberChanges = z.strictObject({ role });

export const invitationSchema = z
	.object({
		id: idOf('invitation'),
		email: z.string(),
		role,
		invitedBy: z.string().nullable(),
		createdAt: timestamp,
		expiresAt: timestamp,
		expired: z.boolean()
	})
	.meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitationSchema>;
export const invitationParams = z.object({ id: idOf('invitation') });
export const newInvitation = z.strictObject({ email, role: role.default('contributor') });
export type NewInvitation = z.infer<typeof newInvitation>;

export const keySchema = z
	.object({
		id: idOf('apiKey'),
		name: z.string(),
		/** Its last four characters. */
		hint: z.string(),
		scopes: z.array(z.enum(scopes)),
		boardIds: z.array(idOf('board')).nullable(),
		createdBy: z.string().nullable(),
		createdAt: timestamp,
		lastUsedOn: z.string().nullable()
	})
	.meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof keySchema>;
/** The answer to making one: the only time the key itself is shown. A repeat with the same Idempotency-Key answers null for it. */
export const madeKeySchema = keySchema.extend({ key: z.string().nullable() }).meta({ id: 'MadeApiKey' });
export type MadeKey = z.infer<typeof madeKeySchema> & { key: string };
export const keyParams = z.object({ id: idOf('apiKey') });
export const newKey = z.strictObject({
	name: line(80),
	scopes: z.array(z.enum(scopes, `must be one of ${scopes.join(', ')}`)).min(1, 'must name at least one scope').max(3),
	boardIds: z.array(idOf('board')).min(1, 'must name at least one board').max(100).nullable().optional()
});
export type NewKey = z.infer<typeof newKey>;

export const listQuery = z.strictObject(pageQuery);
export type ListQuery = z.infer<typeof listQuery>;

export const workspaceSchema = z
	.object({ id: idOf('workspace'), name: z.string(), accent: z.string(), logoUrl: z.string().nullable(), currency: z.string(), recallMinutes: z.int(), language, version })
	.meta({ id: 'Workspace' });
export type Workspace = z.infer<typeof workspaceSchema>;
const domains = z.array(domain).max(500, 'may hold at most 500 domains').transform((list) => [...new Set(list)].sort());

/** Which domains of addresses stand for no company. The public providers of mail do not unless they stand in `company`. */
export const domainsSchema = z.object({ shared: z.array(z.string()), company: z.array(z.string()), version }).meta({ id: 'Domains' });
export type Domains = z.infer<typeof domainsSchema>;
export const domainChanges = z.strictObject({ shared: domains.optional(), company: domains.optional() });
export type DomainChanges = z.infer<typeof domainChanges>;

export const workspaceChanges = z.strictObject({
	name: line(120).optional(),
	accent: hexColor.optional(),
	/** What revenue is counted in; that in other currencies counts as unknown. */
	currency: z.string().toUpperCase().regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR').optional(),
	/** What readers get of whose language nothing is known. */
	language: language.optional(),
	logoUploadId: idOf('upload').nullable().optional(),
	/** For so long what somebody tells from a screen can be taken back; 0 sends at once. */
	recallMinutes: z.int().min(0, 'must be 0 to 60').max(60, 'must be 0 to 60').optional()
});
export type WorkspaceChanges = z.infer<typeof workspaceChanges>;

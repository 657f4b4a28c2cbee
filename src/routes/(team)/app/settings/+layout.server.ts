import { can } from '#core/access/actions.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({ mayAudit: can(locals.context.viewer, 'audit.read'), mayMail: can(locals.context.viewer, 'mail.manage') });

import { feedOf } from '#server/changelog/service.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { context } }) => feedOf(context, 'json');

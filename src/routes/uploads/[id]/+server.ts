import { openUpload } from '#server/uploads/service.ts';
import { runningProcess } from '#server/process.ts';
import { page } from '../../refusals.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	page(() => openUpload(locals.context, runningProcess().platform.config.dataFolder, params.id));

import { outlineOf } from '#core/reference/outline.ts';
import { refusalStatus } from '#core/kernel/problem.ts';
import { openApiDocument } from '#server/platform/http/documents.ts';
import { runningProcess } from '#server/process.ts';
import type { PageServerLoad } from './$types';

let outline: ReturnType<typeof outlineOf> | null = null;

export const load: PageServerLoad = () => {
	outline ??= outlineOf(JSON.parse(JSON.stringify(openApiDocument(runningProcess().app))));
	return { resources: outline, problems: Object.entries(refusalStatus) };
};

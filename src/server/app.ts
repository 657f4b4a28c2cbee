import { OpenAPIHono } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { Refusal } from '#core/kernel/problem.ts';
import { registerAudit } from './audit/api.ts';
import { registerBacklog } from './backlog/api.ts';
import { registerBoards } from './boards/api.ts';
import { registerChangelog } from './changelog/api.ts';
import { registerComments } from './comments/api.ts';
import { registerCriteria } from './criteria/api.ts';
import { registerDemand } from './demand/api.ts';
import { registerFeedback } from './feedback/api.ts';
import { registerFinding } from './finding/api.ts';
import { registerImporting } from './importing/api.ts';
import { registerMerging } from './merging/api.ts';
import { registerSuggestions } from './merging/suggesting/api.ts';
import { registerModeration } from './moderation/api.ts';
import { registerPlanning } from './planning/api.ts';
import { registerPrioritising } from './prioritising/api.ts';
import { registerPosts } from './posts/api.ts';
import { registerRoadmap } from './roadmap/api.ts';
import { registerReadiness } from './readiness/api.ts';
import { registerSegments } from './segments/api.ts';
import { registerVoting } from './voting/api.ts';
import { registerNotifications } from './notifications/api.ts';
import { registerWebhooks } from './webhooks/api.ts';
import { registerOneClick } from './notifications/one-click.ts';
import { registerReceiving } from './receiving/api.ts';
import { registerMailHook } from './receiving/hook.ts';
import type { ApiEnvironment } from './platform/http/route.ts';
import { checkOrigin } from './platform/http/origin.ts';
import { problemResponse } from './platform/http/problems.ts';
import { refusalOfNoRoute } from './platform/http/wrong-method.ts';
import { registerDocuments } from './platform/http/documents.ts';
import { registerHealth } from './platform/health.ts';
import { contextFor, type Platform } from './platform/platform.ts';
import { registerUploads } from './uploads/api.ts';
import { registerPeople } from './people/api.ts';
import { identify } from './people/identify.ts';

const requestIdForm = /^[\w.:-]{1,100}$/;

/** The REST API of one process: every feature's routes behind one way of knowing who asks. */
export function createApp(platform: Platform) {
	const app = new OpenAPIHono<ApiEnvironment>();
	registerHealth(app, platform);
	registerDocuments(app);
	registerOneClick(app, platform);
	registerMailHook(app, platform);
	app.use('/api/v1/*', async (c, next) => {
		const workspaceId = await platform.workspaceFor(c.req.header('host')?.split(':')[0] ?? '');
		if (!workspaceId) throw new Refusal('not-set-up', 'This Winnow is not set up yet. Open /setup in a browser, or run `winnow setup`.');
		const peer = (c.env as { incoming?: { socket: { remoteAddress?: string } } } | undefined)?.incoming?.socket.remoteAddress ?? '127.0.0.1';
		const requestId = requestIdOf(c.req.header('x-request-id'));
		const clientAddress = platform.clientAddress(peer, c.req.header('x-forwarded-for') ?? null);
		const visit = { ...contextFor(platform, workspaceId, await identify(platform, workspaceId, c.req.raw.headers), requestId), clientAddress };
		checkOrigin(c.req.raw, visit.viewer, platform.config.baseUrl);
		c.set('context', visit);
		c.set('clientAddress', clientAddress);
		c.set('limits', platform.limits);
		await next();
		c.res.headers.set('x-request-id', requestId);
	});
	registerPeople(app);
	registerSegments(app);
	registerModeration(app);
	registerUploads(app, platform.config.dataFolder);
	registerBoards(app);
	registerSuggestions(app);
	registerPosts(app);
	registerVoting(app);
	registerComments(app);
	registerMerging(app);
	registerFeedback(app);
	registerDemand(app);
	registerPrioritising(app);
	registerRoadmap(app);
	registerCriteria(app);
	registerBacklog(app);
	registerReadiness(app);
	registerPlanning(app);
	registerChangelog(app);
	registerNotifications(app);
	registerWebhooks(app, platform.config.webhookAllow);
	registerReceiving(app, platform);
	registerImporting(app, platform.config.dataFolder);
	registerAudit(app);
	registerFinding(app);
	app.notFound((c) => problemResponse(refusalOfNoRoute(c.req.path), requestIdOf(c.req.header('x-request-id')), platform.log));
	app.onError((error, c) => problemResponse(error, requestIdOf(c.req.header('x-request-id')), platform.log));
	return app;
}

function requestIdOf(given: string | undefined): string {
	return given && requestIdForm.test(given) ? given : uuidv7();
}

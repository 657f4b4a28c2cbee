import { visitor, type Role } from '#core/access/roles.ts';
import { visibleBoards } from './boards/service.ts';
import type { Context } from './platform/context.ts';
import { visibleRoadmaps } from './roadmap/service.ts';
import { changesOf } from './platform/live.ts';
import { untilChange } from './platform/until-change.ts';

/** What every page shows around its content. */
export type Frame = {
	workspace: { name: string; accent: string; logoUrl: string | null };
	boards: { slug: string; name: string }[];
	hasRoadmap: boolean;
	/** Whether anything is published in the changelog. */
	hasChangelog: boolean;
	viewer: { personId: string; name: string; role: Role | null } | null;
};

type Face = Omit<Frame, 'viewer'>;

const faces = untilChange<Face>({ milliseconds: 10_000, most: 2_000_000, sizeOf: ({ boards }) => 500 + boards.length * 300 });

/** Reads the frame of a page: the workspace's face and the boards that customers like the viewer see, which are kept until something changes, and who is looking. */
export async function readFrame(context: Context): Promise<Frame> {
	const [face, viewer] = await Promise.all([faces.find(context.workspaceId, facesFor(context)) ?? readFace(context), readViewer(context)]);
	return { ...face, viewer };
}

async function readFace(context: Context): Promise<Face> {
	const changes = changesOf(context.workspaceId);
	const [workspace, boards, hasRoadmap, hasChangelog] = await Promise.all([
		readWorkspace(context), readBoards(context), readHasRoadmap(context), isAnythingPublished(context)
	]);
	const face = { workspace, boards, hasRoadmap, hasChangelog };
	faces.keep(context.workspaceId, facesFor(context), face, changes);
	return face;
}

/** Who sees the same boards and roadmaps at the top of a page: what is the team's alone does not stand there. */
function facesFor({ viewer }: Context): string {
	return viewer.segmentIds.join();
}

async function readWorkspace({ db }: Context): Promise<Frame['workspace']> {
	const row = await db.selectFrom('workspaces').select(['name', 'accent', 'logo_upload_id']).executeTakeFirstOrThrow();
	return { name: row.name, accent: row.accent, logoUrl: row.logo_upload_id ? `/uploads/${row.logo_upload_id}` : null };
}

function readBoards({ db, viewer }: Context): Promise<Frame['boards']> {
	return visibleBoards(db, { ...visitor, segmentIds: viewer.segmentIds }).select(['slug', 'name']).orderBy('position').limit(6).execute();
}

async function readHasRoadmap({ db, viewer }: Context): Promise<boolean> {
	const row = await visibleRoadmaps(db, { ...visitor, segmentIds: viewer.segmentIds }).select('roadmap_id').limit(1).executeTakeFirst();
	return row !== undefined;
}

async function isAnythingPublished({ db }: Context): Promise<boolean> {
	return (await db.selectFrom('changelog_entries').select('entry_id').where('state', '=', 'published').limit(1).executeTakeFirst()) !== undefined;
}

async function readViewer({ db, viewer }: Context): Promise<Frame['viewer']> {
	if (!viewer.personId) return null;
	const row = await db.selectFrom('people').select(['name', 'email']).where('person_id', '=', viewer.personId).executeTakeFirst();
	return { personId: viewer.personId, name: row?.name ?? row?.email ?? '', role: viewer.role };
}

/** How many messages wait in the inbox, counted to 100: the side bar shows "99+" beyond. */
export async function newFeedbackCount({ db }: Context): Promise<number> {
	const waiting = db.selectFrom('feedback').select('feedback_id').where('state', '=', 'new').limit(100).as('waiting');
	const row = await db.selectFrom(waiting).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
	return Number(row.count);
}

import { redirect } from '@sveltejs/kit';
import { sessionCookieName } from '#server/people/session.ts';
import { signOut } from '#server/people/sign-in.ts';
import { runningProcess } from '#server/process.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ locals: { context }, request, cookies, url }) => {
		const { platform } = runningProcess();
		await signOut(platform, context, request.headers);
		cookies.delete(sessionCookieName(platform), { path: '/', secure: platform.config.baseUrl.startsWith('https:') });
		redirect(303, url.searchParams.get('next') === '/password' ? '/sign-in?next=/password' : '/');
	}
};

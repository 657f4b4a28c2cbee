import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';

/** Builds src/routes/main.ts into the same output as the pages, so that both share one copy of the server. */
function mainEntry(): Plugin {
	return {
		name: 'winnow-main-entry',
		apply: 'build',
		config: () => ({
			environments: {
				ssr: { build: { rolldownOptions: { input: { main: fileURLToPath(new URL('./src/routes/main.ts', import.meta.url)) } } } }
			}
		})
	};
}

export default defineConfig({
	plugins: [
		tailwindcss(),
		sveltekit({
			adapter: adapter({ precompress: true }),
			files: { appTemplate: 'src/routes/app.html', hooks: { server: 'src/routes/hooks.server.ts' } },
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					// The one style attribute of the pages: SvelteKit hides its announcer of page changes with it.
					'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
					'img-src': ['self', 'data:'],
					'connect-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['self'],
					'form-action': ['self'],
					'frame-ancestors': ['none']
				}
			}
		}),
		mainEntry()
	]
});

import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [
		tailwindcss(),
		sveltekit({
			adapter: adapter({ precompress: true }),
			files: { appTemplate: 'src/routes/app.html' },
			csp: { mode: 'nonce', directives: { 'default-src': ['self'], 'script-src': ['self'] } }
		})
	]
});

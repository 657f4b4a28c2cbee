import type { Language } from '#core/kernel/languages.ts';
import type { Context } from '#server/platform/context.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			requestId?: string;
		}
		interface Locals {
			/** Absent before set-up, when only /setup answers. */
			context: Context;
			/** What the page is written in. */
			language: Language;
			/** Set by a page that other sites may show inside theirs. */
			mayBeFramed?: boolean;
		}
	}
}

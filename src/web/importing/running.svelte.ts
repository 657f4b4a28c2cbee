import type { Import, ImportKind, ImportMapping } from '#core/importing/contract.ts';
import { words } from '#core/importing/words.ts';
import { api, ApiProblem, sentenceOf } from '#web/client/api.ts';

type Wish = { kind: ImportKind; mapping: ImportMapping; source: string; board: string; dryRun: boolean };

const milliseconds = 700;
/** Polls that may fail in a row before the page gives up watching. */
const mostFailures = 5;

/** One import from the sending of its file until it ends. */
export class RunningImport {
	shown = $state<Import>();
	problem = $state('');
	busy = $state(false);
	#timer: ReturnType<typeof setInterval> | undefined;
	#asking = false;
	#failures = 0;
	readonly #onend: () => void;

	constructor(onend: () => void) {
		this.#onend = onend;
	}

	async start(file: File, { kind, mapping, source, board, dryRun }: Wish): Promise<void> {
		this.stop();
		Object.assign(this, { busy: true, problem: '', shown: undefined });
		const query = new URLSearchParams({ kind, mapping: JSON.stringify(mapping), fileName: file.name, source, dryRun: String(dryRun), ...(board ? { board } : {}) });
		try {
			this.watch(await api.upload<Import>(`/imports?${query}`, file));
		} catch (error) {
			this.#end(error instanceof ApiProblem ? (Object.values(error.fields)[0] ?? error.detail) : sentenceOf(error));
		}
	}

	/** Shows an import, and follows it while it runs. */
	watch(one: Import): void {
		this.stop();
		Object.assign(this, { shown: one, problem: '', busy: one.state === 'running' });
		if (this.busy) this.#timer = setInterval(() => void this.#look(), milliseconds);
	}

	forget(): void {
		this.stop();
		Object.assign(this, { shown: undefined, problem: '' });
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#timer = undefined;
		this.#failures = 0;
	}

	async #look(): Promise<void> {
		if (this.#asking || !this.shown) return;
		this.#asking = true;
		try {
			this.shown = await api.get<Import>(`/imports/${this.shown.id}`);
			this.#failures = 0;
			if (this.shown.state !== 'running') this.#end('');
		} catch {
			this.#failures += 1;
			if (this.#failures === mostFailures) this.#end(words.lost);
		}
		this.#asking = false;
	}

	#end(problem: string): void {
		this.stop();
		this.busy = false;
		this.problem = problem;
		this.#onend();
	}
}

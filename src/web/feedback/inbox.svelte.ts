import type { Feedback, FeedbackAct, FeedbackDetail, FeedbackState, Importance, Insight, NewFeedback, NewInsight, TextRange } from '#core/feedback/contract.ts';
import { sentencesOf } from '#core/feedback/rules.ts';
import { words } from '#core/feedback/words.ts';
import type { Page } from '#core/kernel/page.ts';
import { api } from '#web/client/api.ts';
import { attempt } from '#web/client/trying.ts';
import { toast } from '#web/ui/notices/toasts.svelte.ts';

/** The inbox as one person works through it: which messages, which one is read, which of its words are chosen. */
export class Inbox {
	rows = $state<Feedback[]>([]);
	nextCursor = $state<string | null>(null);
	state = $state<FeedbackState>('new');
	open = $state<FeedbackDetail | null>(null);
	range = $state<TextRange | null>(null);
	importance = $state<Importance | ''>('');
	/** What happened to the open message, once somebody asked. */
	history = $state<FeedbackAct[]>([]);
	mine = $state(false);
	/** Messages that came while the list was looked at; they are shown when the viewer asks for them. */
	arrived = $state<Feedback[]>([]);
	loading = $state(false);
	busy = $state(false);

	constructor({ state, mine }: { state: FeedbackState; mine: boolean }, page: Page<Feedback>, open: FeedbackDetail | null) {
		this.state = state;
		this.mine = mine;
		this.rows = page.data;
		this.nextCursor = page.nextCursor;
		this.open = open;
	}

	get at(): number {
		return this.rows.findIndex((row) => row.id === this.open?.id);
	}

	/** The posts that the open message is about: those it is linked to, and then what it may belong to. */
	get postsOfOpen(): { id: string; title: string }[] {
		return [...(this.open?.insights ?? []), ...(this.open?.suggestions ?? [])].map(({ post }) => post);
	}

	async choose(id: string): Promise<void> {
		this.range = null;
		this.importance = '';
		this.history = [];
		await attempt(async () => {
			this.open = await api.get<FeedbackDetail>(`/feedback/${id}`);
		});
	}

	async step(by: 1 | -1): Promise<void> {
		const next = this.rows[this.at + by];
		if (next) await this.choose(next.id);
		if (this.at >= this.rows.length - 3) await this.loadMore();
	}

	close(): void {
		this.open = null;
	}

	async loadMore(): Promise<void> {
		if (!this.nextCursor || this.loading) return;
		this.loading = true;
		await attempt(async () => {
			const page = await api.get<Page<Feedback>>(this.#path(`limit=50&cursor=${this.nextCursor}`));
			this.rows.push(...page.data);
			this.nextCursor = page.nextCursor;
		});
		this.loading = false;
	}

	/** Looks for messages that came meanwhile. What is looked at does not move: they wait in `arrived`, unless the list is empty. */
	async lookForNew(): Promise<void> {
		if (this.state !== 'new') return;
		const page = await api.get<Page<Feedback>>(this.#path('limit=50')).catch(() => null);
		if (!page) return;
		const known = new Set(this.rows.map((row) => row.id));
		const newest = this.rows[0]?.id ?? '';
		this.arrived = page.data.filter((row) => row.id > newest && !known.has(row.id));
		if (this.rows.length === 0) this.showArrived();
	}

	showArrived(): void {
		this.rows.unshift(...this.arrived);
		this.arrived = [];
	}

	#path(page: string): string {
		return `/feedback?state=${this.state}${this.mine ? '&assignee=me' : ''}&${page}`;
	}

	/** Goes through the sentences of the open message and back to the whole of it. */
	chooseSentence(): void {
		const text = this.open?.text;
		if (!text) return;
		const sentences = sentencesOf(text);
		const at = sentences.findIndex((sentence) => sentence.start === this.range?.start && sentence.end === this.range.end);
		this.range = sentences[at + 1] ?? null;
	}

	/** Links what is chosen to a post, with an undo; a whole message is done then, and the next one opens. */
	async link(postId: string, range: TextRange | null = this.range): Promise<void> {
		const message = this.open;
		if (!message) return;
		await this.#insight(message, { postId: postId as NonNullable<NewInsight['postId']> }, range, (title) => words.acts.linked(title));
	}

	async makePost(boardId: string, title: string): Promise<void> {
		const message = this.open;
		if (!message) return;
		const newPost = { boardId: boardId as NonNullable<NewInsight['newPost']>['boardId'], title };
		await this.#insight(message, { newPost }, this.range, (name) => words.acts.created(name));
	}

	async unlink(insight: Insight): Promise<void> {
		await attempt(async () => {
			await api.delete(`/feedback/${insight.feedbackId}/insights/${insight.id}`);
			toast({ message: words.acts.unlinked });
			await this.#refresh(insight.feedbackId);
		});
	}

	/** Puts the open message into another state, with an undo, and opens the next one. */
	async setState(state: FeedbackState, id = this.open?.id): Promise<void> {
		const before = this.rows.find((row) => row.id === id)?.state ?? this.open?.state;
		if (!id || !before || before === state) return;
		await attempt(async () => {
			await this.#putState(id, state);
			const message = state === 'new' ? words.acts.restored : words.acts.dismissed;
			toast({ message, undo: { label: words.acts.undo, run: () => attempt(() => this.#putState(id, before)) } });
			if (this.open?.id === id) await this.step(1);
		});
	}

	/** Gives the open message to a member, or to nobody, with an undo. */
	async assign(personId: string | null): Promise<void> {
		const message = this.open;
		const before = message?.assignee?.id ?? null;
		if (!message || before === personId) return;
		await attempt(async () => {
			const given = await this.#putAssignee(message.id, personId);
			const name = given.assignee?.name ?? words.someone;
			toast({
				message: given.assignee ? words.assignee.given(name) : words.assignee.taken,
				undo: { label: words.acts.undo, run: () => attempt(async () => void (await this.#putAssignee(message.id, before))) }
			});
		});
	}

	/** Reads the open message again, after something it leads to was changed. */
	async readAgain(): Promise<void> {
		const id = this.open?.id;
		if (id) await attempt(() => this.#refresh(id));
	}

	async readHistory(): Promise<void> {
		const id = this.open?.id;
		if (!id) return;
		await attempt(async () => {
			this.history = (await api.get<Page<FeedbackAct>>(`/feedback/${id}/activity?limit=100`)).data;
		});
	}

	async paste(given: NewFeedback): Promise<void> {
		const received = await api.post<Feedback>('/feedback', given);
		this.arrived = this.arrived.filter((row) => row.id !== received.id);
		if (this.state === 'new' && !this.rows.some((row) => row.id === received.id)) this.rows.unshift(received);
		toast({ message: words.paste.added, tone: 'success' });
		await this.choose(received.id);
	}

	async #insight(message: FeedbackDetail, to: Partial<NewInsight>, range: TextRange | null, say: (title: string) => string): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		await attempt(async () => {
			const insight = await api.post<Insight>(`/feedback/${message.id}/insights`, { ...to, ...(range ?? {}), importance: this.importance || null });
			const isOld = message.insights.some((one) => one.id === insight.id);
			toast({
				message: isOld ? words.acts.alreadyLinked(insight.post.title) : say(insight.post.title),
				...(isOld ? {} : { undo: { label: words.acts.undo, run: () => attempt(() => this.#takeBack(insight, message.state)) } })
			});
			await this.#refresh(message.id);
			this.range = null;
			if (!range) await this.step(1);
		});
		this.busy = false;
	}

	async #takeBack(insight: Insight, state: FeedbackState): Promise<void> {
		await api.delete(`/feedback/${insight.feedbackId}/insights/${insight.id}`);
		await this.#putState(insight.feedbackId, state);
		if (this.open?.id === insight.feedbackId) await this.#refresh(insight.feedbackId);
	}

	async #putAssignee(id: string, personId: string | null): Promise<Feedback> {
		const given = await api.put<Feedback>(`/feedback/${id}/assignee`, { personId });
		this.#put(given);
		return given;
	}

	async #putState(id: string, state: FeedbackState): Promise<void> {
		this.#put(await api.put<Feedback>(`/feedback/${id}/state`, { state }));
	}

	async #refresh(id: string): Promise<void> {
		const detail = await api.get<FeedbackDetail>(`/feedback/${id}`);
		if (this.open?.id === id) this.open = detail;
		this.#put(detail);
	}

	#put(feedback: Feedback): void {
		const at = this.rows.findIndex((row) => row.id === feedback.id);
		if (at >= 0) this.rows[at] = feedback;
		if (this.open?.id === feedback.id) this.open = { ...this.open, ...feedback };
	}
}

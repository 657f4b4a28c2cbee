// @ts-check
// Runs inside other people's pages: no library, no global, nothing that their content security policy has to allow but this address.
(() => {
	const script = /** @type {HTMLScriptElement} */ (document.currentScript);
	const origin = new URL(script.src).origin;
	const { changelog: selector, label = 'What is new' } = script.dataset;
	const key = `winnow changelog ${origin}`;
	const freshFor = 30 * 86_400_000;
	if (!selector) return;

	/** @type {HTMLElement | null} */
	let opener = null;
	/** @type {HTMLIFrameElement | null} */
	let frame = null;
	let newest = 0;

	/** @param {HTMLElement} element */
	function attach(element) {
		element.setAttribute('aria-haspopup', 'dialog');
		element.setAttribute('aria-expanded', 'false');
		element.addEventListener('click', (event) => {
			event.preventDefault();
			if (frame) close();
			else open(element);
		});
	}

	/** @param {HTMLElement} element */
	function open(element) {
		opener = element;
		frame = document.createElement('iframe');
		frame.src = `${origin}/changelog?embed=1`;
		frame.title = label;
		frame.setAttribute('role', 'dialog');
		const box = element.getBoundingClientRect();
		const width = Math.min(400, innerWidth - 16);
		const height = Math.min(520, innerHeight - 16);
		const below = innerHeight - box.bottom > height + 16 || box.top < height;
		Object.assign(frame.style, {
			position: 'fixed',
			zIndex: '2147483647',
			width: `${width}px`,
			height: `${height}px`,
			left: `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`,
			top: `${Math.max(8, Math.min(below ? box.bottom + 8 : box.top - height - 8, innerHeight - height - 8))}px`,
			border: '1px solid rgb(0 0 0 / .15)',
			borderRadius: '12px',
			boxShadow: '0 8px 32px rgb(0 0 0 / .2)',
			background: 'Canvas',
			colorScheme: 'light dark'
		});
		document.body.append(frame);
		frame.focus();
		element.setAttribute('aria-expanded', 'true');
		remember(newest);
		mark(false);
	}

	function close() {
		frame?.remove();
		frame = null;
		opener?.setAttribute('aria-expanded', 'false');
		opener?.focus();
	}

	/** @param {boolean} isNew */
	function mark(isNew) {
		for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(String(selector)))) {
			element.toggleAttribute('data-winnow-new', isNew);
			element.querySelector('[data-winnow-dot]')?.remove();
			if (!isNew) continue;
			const dot = document.createElement('span');
			dot.setAttribute('data-winnow-dot', '');
			dot.setAttribute('role', 'img');
			dot.setAttribute('aria-label', label);
			Object.assign(dot.style, { display: 'inline-block', width: '8px', height: '8px', marginInlineStart: '6px', borderRadius: '50%', background: '#0f766e', verticalAlign: 'middle' });
			element.append(dot);
		}
	}

	/** @param {number} at */
	function remember(at) {
		try {
			localStorage.setItem(key, String(at));
		} catch {
			// A page without storage shows the mark each time.
		}
	}

	function seen() {
		try {
			return Number(localStorage.getItem(key) ?? Date.now() - freshFor);
		} catch {
			return Date.now() - freshFor;
		}
	}

	async function look() {
		try {
			const answer = await fetch(`${origin}/changelog/feed.json`, { credentials: 'omit' });
			const { items } = await answer.json();
			newest = Date.parse(items[0]?.date_published ?? '') || 0;
			if (newest > seen()) mark(true);
		} catch {
			// Without an answer there is no mark; the pop-up opens all the same.
		}
	}

	function begin() {
		document.querySelectorAll(String(selector)).forEach((element) => attach(/** @type {HTMLElement} */ (element)));
		addEventListener('keydown', (event) => event.key === 'Escape' && frame && close());
		addEventListener('pointerdown', (event) => frame && !opener?.contains(/** @type {Node} */ (event.target)) && close());
		// Escape inside the frame reaches this page as a message.
		addEventListener('message', (event) => event.origin === origin && event.data === 'winnow:close' && frame && close());
		void look();
	}

	if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
	else begin();
})();

/**
 * Makes server-rendered pages quick without a framework on them. Every form and link works without it; with it:
 *
 *   form[data-quiet="part other-part"]   is sent in the background, and the elements with these ids are replaced by those of the answer
 *   form[data-quiet][data-typing]        (a GET form) is also sent while somebody types, and the address follows
 *   a[data-quiet="part"]                 is fetched likewise, and the address follows
 *   a[data-more="list"]                  adds the rows of the next page's list to the one here
 *   details[data-menu]                   closes on Escape and on a click elsewhere
 *
 * It is served as it stands, so it is plain JavaScript. An answer that leads to another page is followed there.
 */
let latest = 0;
let shown = location.pathname + location.search;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

/** @typedef {HTMLButtonElement | HTMLInputElement | null | undefined} Submitter */

/** @param {string | URL} address @param {RequestInit} options */
async function fetchPage(address, options) {
	const response = await fetch(address, { ...options, headers: { accept: 'text/html' } });
	return { address: new URL(response.url), ok: response.ok, page: new DOMParser().parseFromString(await response.text(), 'text/html') };
}

/**
 * Where the keyboard was, said in a way that finds it again after its part was replaced.
 * @returns {() => void}
 */
function rememberFocus() {
	const active = document.activeElement;
	if (!(active instanceof HTMLElement) || active === document.body) return () => {};
	const action = active.closest('form')?.getAttribute('action');
	const name = active.getAttribute('name');
	const caret = active instanceof HTMLInputElement ? active.selectionStart : null;
	return () => {
		if (active.isConnected) return;
		const form = action ? document.querySelector(`form[action="${CSS.escape(action)}"]`) : null;
		const again = (active.id && document.getElementById(active.id)) || form?.querySelector(name ? `[name="${CSS.escape(name)}"]` : 'button');
		if (again instanceof HTMLElement) again.focus();
		if (again instanceof HTMLInputElement && caret !== null) again.setSelectionRange(caret, caret);
	};
}

/** @param {string} names @param {Document} page */
function replaceParts(names, page) {
	const refocus = rememberFocus();
	let replaced = false;
	for (const id of names.split(/\s+/).filter(Boolean)) {
		const here = document.getElementById(id);
		const there = page.getElementById(id);
		if (!here || !there) continue;
		here.replaceWith(document.adoptNode(there));
		replaced = true;
	}
	refocus();
	return replaced;
}

/** A field that stands in this form and belongs to another (by its `form` attribute) is sent with both. @param {HTMLFormElement} form */
function visitingFields(form) {
	return [...form.querySelectorAll('input[form]')].flatMap((field) => (field instanceof HTMLInputElement && field.form !== form ? [[field.name, field.value]] : []));
}

/** @param {HTMLFormElement} form @param {Submitter} submitter */
function requestOf(form, submitter) {
	const fields = [...new FormData(form, submitter), ...visitingFields(form)];
	const own = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
	const address = new URL(own || location.href, location.href);
	const text = new URLSearchParams();
	for (const [name = '', value] of fields) if (typeof value === 'string' && (value !== '' || form.method === 'post')) text.append(name, value);
	if (form.method !== 'post') {
		address.search = text.toString();
		return { address, options: {} };
	}
	const body = form.enctype === 'multipart/form-data' ? new FormData(form, submitter) : text;
	return { address, options: { method: 'POST', body } };
}

/** @param {HTMLFormElement} form */
function tellFailure(form) {
	form.querySelector('[data-failure]')?.remove();
	if (!form.dataset['failed']) return;
	const line = document.createElement('p');
	line.role = 'alert';
	line.className = 'text-12 text-danger';
	line.textContent = form.dataset['failed'];
	line.dataset['failure'] = '';
	form.append(line);
}

/**
 * What somebody is still typing is never left for an answer that fails or leads elsewhere.
 * @param {HTMLFormElement} form @param {Submitter} submitter @param {boolean} typing
 */
async function send(form, submitter, typing) {
	const turn = ++latest;
	const asks = form.method !== 'post';
	const { address, options } = requestOf(form, submitter);
	form.ariaBusy = 'true';
	try {
		const answer = await fetchPage(address, options);
		if (asks && turn !== latest) return;
		const elsewhere = answer.address.pathname !== location.pathname;
		if (typing && (elsewhere || !answer.ok)) return;
		if (elsewhere || !replaceParts(form.dataset['quiet'] ?? '', answer.page)) location.assign(answer.address);
		else if (asks) show(answer.address, 'replaceState');
	} catch {
		tellFailure(form);
	} finally {
		form.ariaBusy = null;
	}
}

/** @param {URL} address @param {'pushState' | 'replaceState'} how */
function show(address, how) {
	history[how](null, '', address);
	shown = address.pathname + address.search;
}

/** @param {HTMLAnchorElement} link */
async function follow(link) {
	const answer = await fetchPage(link.href, {});
	if (replaceParts(link.dataset['quiet'] ?? '', answer.page)) show(answer.address, 'pushState');
	else location.assign(link.href);
}

/** @param {HTMLAnchorElement} link */
async function addMore(link) {
	const { page } = await fetchPage(link.href, {});
	const id = link.dataset['more'] ?? '';
	const rows = [...(page.getElementById(id)?.children ?? [])];
	if (rows.length === 0) return location.assign(link.href);
	document.getElementById(id)?.append(...rows);
	link.closest('[data-more-place]')?.replaceWith(page.querySelector('[data-more-place]') ?? '');
	const first = rows[0]?.querySelector('a, button');
	if (first instanceof HTMLElement) first.focus({ preventScroll: true });
}

/** @param {Event} event @param {boolean} escaped */
function closeMenus(event, escaped) {
	for (const menu of document.querySelectorAll('details[data-menu][open]')) {
		const inside = event.target instanceof Node && menu.contains(event.target);
		if (escaped) menu.querySelector('summary')?.focus();
		if (escaped || !inside) menu.removeAttribute('open');
	}
}

document.addEventListener('submit', (event) => {
	const form = event.target;
	if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.dataset['quiet'] === undefined) return;
	event.preventDefault();
	const submitter = event.submitter;
	const sendable = submitter instanceof HTMLButtonElement || submitter instanceof HTMLInputElement;
	if (form.ariaBusy !== 'true') void send(form, sendable ? submitter : undefined, false);
});

document.addEventListener('input', (event) => {
	const form = event.target instanceof Element ? event.target.closest('form[data-quiet][data-typing]') : null;
	if (!(form instanceof HTMLFormElement)) return;
	clearTimeout(pause);
	pause = setTimeout(() => void send(form, undefined, true), 200);
});

document.addEventListener('click', (event) => {
	closeMenus(event, false);
	const link = event.target instanceof Element ? event.target.closest('a[data-quiet], a[data-more]') : null;
	if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return;
	if (event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
	event.preventDefault();
	(link.dataset['more'] ? addMore(link) : follow(link)).catch(() => location.assign(link.href));
});

document.addEventListener('keydown', (event) => {
	if (event.key === 'Escape') closeMenus(event, true);
});

/* A jump to a fragment of the same page is a popstate too, and must not load it again. */
addEventListener('popstate', () => {
	if (location.pathname + location.search !== shown) location.reload();
});

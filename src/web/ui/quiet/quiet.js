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

async function fetchPage(address, options) {
	const response = await fetch(address, { ...options, headers: { accept: 'text/html' } });
	return { address: new URL(response.url), page: new DOMParser().parseFromString(await response.text(), 'text/html') };
}

/** Where the keyboard was, said in a way that finds it again after its part was replaced. */
function rememberFocus() {
	const active = document.activeElement;
	if (!active || active === document.body) return () => {};
	const form = active.closest('form');
	const action = form?.getAttribute('action');
	const { selectionStart } = active;
	return () => {
		if (active.isConnected) return;
		const inForm = action && document.querySelector(`form[action="${CSS.escape(action)}"]`);
		const again = (active.id && document.getElementById(active.id)) || inForm?.querySelector(active.name ? `[name="${CSS.escape(active.name)}"]` : 'button');
		again?.focus();
		if (typeof selectionStart === 'number') again?.setSelectionRange?.(selectionStart, selectionStart);
	};
}

function replaceParts(names, page) {
	const pairs = names.split(/\s+/).filter(Boolean).map((id) => [document.getElementById(id), page.getElementById(id)]);
	if (!pairs.some(([here, there]) => here && there)) return false;
	const refocus = rememberFocus();
	for (const [here, there] of pairs) if (here && there) here.replaceWith(document.adoptNode(there));
	refocus();
	return true;
}

function requestOf(form, submitter) {
	const fields = new FormData(form, submitter);
	const address = new URL(submitter?.hasAttribute('formaction') ? submitter.formAction : form.getAttribute('action') || location.href, location.href);
	if (form.method !== 'post') {
		address.search = new URLSearchParams([...fields].filter(([, value]) => value !== '')).toString();
		return { address, options: {} };
	}
	const body = form.enctype === 'multipart/form-data' ? fields : new URLSearchParams(fields);
	return { address, options: { method: 'POST', body } };
}

function tellFailure(form) {
	form.querySelector('[data-failure]')?.remove();
	if (!form.dataset.failed) return;
	const line = Object.assign(document.createElement('p'), { role: 'alert', className: 'text-12 text-danger', textContent: form.dataset.failed });
	line.dataset.failure = '';
	form.append(line);
}

async function send(form, submitter) {
	const turn = ++latest;
	const quietly = form.method !== 'post';
	const { address, options } = requestOf(form, submitter);
	form.setAttribute('aria-busy', 'true');
	try {
		const answer = await fetchPage(address, options);
		if (quietly && turn !== latest) return;
		const elsewhere = answer.address.pathname !== location.pathname;
		if (elsewhere || !replaceParts(form.dataset.quiet, answer.page)) location.assign(answer.address);
		else if (quietly) history.replaceState(history.state, '', answer.address);
	} catch {
		tellFailure(form);
	} finally {
		form.removeAttribute('aria-busy');
	}
}

async function follow(link) {
	const answer = await fetchPage(link.href, {});
	if (!replaceParts(link.dataset.quiet, answer.page)) location.assign(link.href);
	else history.pushState(null, '', answer.address);
}

async function addMore(link) {
	const place = link.closest('[data-more-place]');
	const { page } = await fetchPage(link.href, {});
	const rows = [...(page.getElementById(link.dataset.more)?.children ?? [])];
	if (rows.length === 0) return location.assign(link.href);
	document.getElementById(link.dataset.more)?.append(...rows);
	const next = page.querySelector('[data-more-place]');
	if (next) place?.replaceWith(next);
	else place?.remove();
	rows[0].querySelector('a, button')?.focus({ preventScroll: true });
}

function closeMenus(event) {
	for (const menu of document.querySelectorAll('details[data-menu][open]')) {
		if (event.key === 'Escape') menu.querySelector('summary').focus();
		if (event.key === 'Escape' || !menu.contains(event.target)) menu.open = false;
	}
}

let pause;

document.addEventListener('submit', (event) => {
	if (event.defaultPrevented || !event.target.matches('form[data-quiet]')) return;
	event.preventDefault();
	if (event.target.ariaBusy !== 'true') void send(event.target, event.submitter);
});

document.addEventListener('input', (event) => {
	const form = event.target.closest('form[data-quiet][data-typing]');
	clearTimeout(pause);
	if (form) pause = setTimeout(() => void send(form), 200);
});

document.addEventListener('click', (event) => {
	closeMenus(event);
	const link = event.target.closest('a[data-quiet], a[data-more]');
	if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
	event.preventDefault();
	(link.dataset.more ? addMore(link) : follow(link)).catch(() => location.assign(link.href));
});

document.addEventListener('keydown', (event) => event.key === 'Escape' && closeMenus(event));
addEventListener('popstate', () => location.reload());

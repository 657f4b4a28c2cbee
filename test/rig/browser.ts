import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect } from 'vitest';

const quiet = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** The Chromium of this machine; `npm test` makes sure that there is one and says where. */
export function openBrowser(): Promise<Browser> {
	return chromium.launch({ executablePath: process.env['WINNOW_CHROMIUM'] ?? '/usr/bin/chromium', args: quiet });
}

/** A person's own browser window: cookies of its own, desktop size unless said. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
	const window = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
	// What does not come is said by name, before the test's own time is over.
	window.setDefaultTimeout(45_000);
	return window;
}

/** Expects a page without a single axe violation (WCAG 2.2 AA), in the light and in the dark theme. */
export async function expectAccessible(page: Page): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await settled(page);
		// A mail is shown in a frame that may run no script, not even axe: it would wait for ever.
		const { violations } = await new AxeBuilder({ page }).exclude('iframe[sandbox]').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
		const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
		expect(found, `${page.url()} in ${colorScheme}`).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
}

/** Colours that are on their way from one theme to the other are of neither. */
async function settled(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
		await Promise.allSettled(ending.map((animation) => animation.finished));
	});
}

/** Expects that nothing on the page is wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const { content, window, widest } = await page.evaluate(() => {
		const beyond = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth);
		return { content: document.documentElement.scrollWidth, window: innerWidth, widest: beyond.map(({ tagName, className }) => `${tagName} ${className}`).slice(0, 8) };
	});
	expect(content, `${page.url()} scrolls sideways by ${widest.join('; ')}`).toBeLessThanOrEqual(window);
}

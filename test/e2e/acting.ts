import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export const owner = { name: 'Olga Harbour', email: 'olga@harbour.test', password: 'a password for tests' };

/** Fills in the first page of an empty Winnow, as its owner does, and ends signed in. */
export async function setUpWinnow(page: Page, url: string, { example = false } = {}): Promise<void> {
	await page.goto(`${url}/setup`);
	await page.getByLabel('Company name').fill('Harbour');
	await page.getByLabel('Your name').fill(owner.name);
	await page.getByLabel('E-mail address').fill(owner.email);
	await page.getByLabel('Password').fill(owner.password);
	if (example) await page.getByLabel('Fill it with an example company').check();
	await page.getByRole('button', { name: 'Set up Winnow' }).last().click({ timeout: 120_000 });
	await page.waitForURL((address) => !address.pathname.startsWith('/setup'), { timeout: 120_000 });
}

/** Lets news go out at once, as an admin does who does not want to take anything back. */
export async function tellAtOnce(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/app/settings/workspace`, { waitUntil: 'networkidle' });
	await page.getByLabel('Minutes to take back what is told').fill('0');
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByText('Saved.').first().waitFor();
}

/** Types at the pace of a hand: forms on the portal refuse what comes back faster than anybody types. */
export async function typeByHand(field: Locator, text: string): Promise<void> {
	await field.pressSequentially(text, { delay: Math.max(20, Math.ceil(1_700 / text.length)) });
}

export type Asking = {
	title: string;
	body?: string;
	email?: string;
	name?: string;
	/** They are shown what may be the same, and ask all the same. */
	insists?: boolean;
};

/** Asks for something on the portal and ends on the new request. */
export async function ask(page: Page, url: string, { title, body, email, name, insists = false }: Asking): Promise<void> {
	await page.goto(`${url}/ask`);
	await typeByHand(page.getByLabel('In one sentence'), title);
	if (body) await page.getByLabel('Tell us more').fill(body);
	if (email) await page.getByLabel('E-mail address').fill(email);
	if (name) await page.getByLabel('Your name').fill(name);
	if (insists) await page.getByRole('button', { name: /^I want this too/ }).first().waitFor();
	await page.getByRole('button', { name: 'Ask', exact: true }).click();
	await page.waitForURL(/\/posts\/\d+\//);
	expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
}

/** Collects whatever a page complains about: errors, and what the browser reports as one, refused styles and scripts among it. */
export function listenForComplaints(page: Page): string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
	});
	return complaints;
}

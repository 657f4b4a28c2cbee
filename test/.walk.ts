import { chromium } from 'playwright-core';
const base = 'http://127.0.0.1:4902';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [width, scheme] of [[1440, 'light'], [390, 'dark']] as const) {
	const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
	const page = await context.newPage(); page.on('pageerror', (e) => console.log('ERR', e.message));
	await page.goto(`${base}/sign-in`);
	await page.fill('input[name=email]', 'owner@firm.example'); await page.fill('input[name=password]', 'a long pass phrase');
	await page.locator('button[type=submit]').first().click(); await page.waitForURL((url) => !url.pathname.includes('sign-in'));
	await page.goto(`${base}/app/posts/${width === 1440 ? 4 : 5}`, { waitUntil: 'networkidle' });
	await page.keyboard.press('s');
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Status', { exact: true }).selectOption('shipped');
	await dialog.getByRole('radio', { name: /^Tell/ }).first().check();
	await dialog.getByLabel(/Note|What/).first().fill('It is in 6.0. Update the app and switch on “Offline” once.').catch((e) => console.log(String(e).slice(0, 200)));
	await dialog.getByText('Show the mail').click();
	await page.waitForTimeout(1500);
	await dialog.getByLabel('Language').selectOption('ar');
	await page.waitForTimeout(800);
	await page.screenshot({ path: `/tmp/shots/w0-${width}-${scheme}.png` });
	await dialog.getByRole('button', { name: /Change|Set|Save/ }).last().click();
	await page.waitForTimeout(4000);
	await page.screenshot({ path: `/tmp/shots/w1-${width}-${scheme}.png` });
	await page.goto(`${base}/app/deliveries`, { waitUntil: 'networkidle' });
	await page.waitForTimeout(500);
	if (width === 1440) { await page.getByRole('button', { name: /^Notifications/ }).first().click(); await page.waitForTimeout(600); }
	await page.screenshot({ path: `/tmp/shots/w2-${width}-${scheme}.png` });
	await page.goto(`${base}/preferences`, { waitUntil: 'networkidle' });
	await page.screenshot({ path: `/tmp/shots/w3-${width}-${scheme}.png`, fullPage: true });
	await context.close();
}
await browser.close();

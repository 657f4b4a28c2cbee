/** Everything that a page says: its texts, and the attributes that are shown or read out. */
export function saidOn(html: string): string[] {
	const page = html.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '');
	const attributes = [...page.matchAll(/\s(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, said = '']) => said);
	const described = [...page.matchAll(/<meta (?:name="description"|property="og:(?:title|description|site_name)") content="([^"]*)"/g)].map(([, said = '']) => said);
	const buttons = [...page.matchAll(/<input[^>]*type="submit"[^>]*value="([^"]*)"/g)].map(([, said = '']) => said);
	const texts = page.replace(/<[^>]*>/g, '\n').split('\n');
	return [...attributes, ...described, ...buttons, ...texts].map((said) => said.trim()).filter(Boolean);
}

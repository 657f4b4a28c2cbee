/** The value of a cookie as a browser sent it. */
export function cookieNamed(name: string, header: string | null | undefined): string | undefined {
	const found = header?.split(/;\s*/).find((part) => part.startsWith(`${name}=`));
	return found?.slice(name.length + 1);
}

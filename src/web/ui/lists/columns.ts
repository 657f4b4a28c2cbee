export type Column = {
	key: string;
	label: string;
	numeric?: boolean;
	grow?: boolean;
	hidden?: 'sm' | 'md' | 'lg';
	sort?: 'ascending' | 'descending' | 'none';
	sortHref?: string;
	labelHidden?: boolean;
};

const hiddenBelow = { sm: 'max-sm:hidden', md: 'max-md:hidden', lg: 'max-lg:hidden' };

export function columnClasses(column: Column): string {
	return [
		'px-3 first:ps-4 last:pe-4',
		column.numeric ? 'text-end tabular' : 'text-start',
		column.grow ? 'w-full max-w-0 min-w-40' : 'whitespace-nowrap',
		column.hidden ? hiddenBelow[column.hidden] : ''
	].join(' ');
}

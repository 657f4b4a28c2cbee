/** The classes of a button, for everything that looks like one. */
export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const variants: Record<ButtonVariant, string> = {
	primary: 'border-transparent bg-accent text-on-accent shadow-solid hover:bg-accent-hover',
	secondary: 'border-line-strong bg-raised text-ink shadow-1 hover:bg-sunken',
	ghost: 'border-transparent bg-transparent text-muted hover:bg-sunken hover:text-ink',
	danger: 'border-transparent bg-danger-solid text-on-accent shadow-solid hover:bg-danger-solid-hover'
};

const sizes: Record<ButtonSize, string> = {
	sm: 'h-control-small rounded-6 px-2.5 text-12 pointer-coarse:text-14',
	md: 'h-control rounded-8 px-3 text-control',
	lg: 'h-control-large rounded-8 px-4 text-control'
};

export function buttonClasses(variant: ButtonVariant, size: ButtonSize): string {
	return `button-shape ${variants[variant]} ${sizes[size]}`;
}

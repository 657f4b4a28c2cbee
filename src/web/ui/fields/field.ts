/** What a field shows around its control, and what the control needs to be tied to it. */
export type FieldWords = {
	label: string;
	hint?: string;
	error?: string;
	optional?: string;
	labelHidden?: boolean;
};

export type FieldWiring = {
	id: string;
	'aria-describedby': string | undefined;
	'aria-invalid': 'true' | undefined;
};

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

type Around = FieldWords & { id?: string | null | undefined };

/** Parts what {@link FieldWords} a field is given from what its control is. */
export function partField<Given extends Around>({ label, hint, error, optional, labelHidden, id, ...control }: Given) {
	return { around: { label, hint, error, optional, labelHidden, id: id ?? undefined }, control };
}

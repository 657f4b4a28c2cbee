export type StatusCategory = 'open' | 'under-review' | 'planned' | 'in-progress' | 'shipped' | 'declined';

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info';

export const statusText: Record<StatusCategory, string> = {
	open: 'text-open',
	'under-review': 'text-under-review',
	planned: 'text-planned',
	'in-progress': 'text-in-progress',
	shipped: 'text-shipped',
	declined: 'text-declined'
};

export const statusSoft: Record<StatusCategory, string> = {
	open: 'bg-open-soft',
	'under-review': 'bg-under-review-soft',
	planned: 'bg-planned-soft',
	'in-progress': 'bg-in-progress-soft',
	shipped: 'bg-shipped-soft',
	declined: 'bg-declined-soft'
};

export const toneClasses: Record<Tone, string> = {
	neutral: 'bg-sunken text-muted',
	accent: 'bg-accent-soft text-accent-ink',
	success: 'bg-success-soft text-success',
	warning: 'bg-warning-soft text-warning',
	danger: 'bg-danger-soft text-danger',
	info: 'bg-info-soft text-info'
};

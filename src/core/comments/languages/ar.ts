import { counted, isolated } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: (count) => counted('ar', count, { zero: 'التعليقات', one: 'تعليق واحد', two: 'تعليقان', few: '# تعليقات', many: '# تعليقًا', other: '# تعليق' }),
	none: 'لا تعليقات بعد',
	noneSentence: 'قل ما الذي سيغيّره هذا لك. يقرأ الفريق كل تعليق.',
	official: 'إجابة رسمية',
	team: 'الفريق',
	deleted: 'حُذف هذا التعليق.',
	erased: 'شخص ما',
	from: (title) => `كُتب على «${isolated(title)}»`,
	report: 'أبلغ',
	reportOf: (name) => `أبلغ عن تعليق ${isolated(name)}`,
	reply: 'رد',
	replyTo: (name) => `رد على ${isolated(name)}`,
	more: 'عرض المزيد من التعليقات',
	write: {
		label: 'تعليقك',
		placeholder: 'ما الذي سيغيّره هذا لك؟',
		hint: 'يمكنك استخدام Markdown. يمكن للجميع قراءته.',
		email: 'عنوان البريد الإلكتروني',
		emailHint: 'لنخبرك بما يؤول إليه الطلب. لا يراه أحد غيرنا.',
		name: 'اسمك',
		optional: 'اختياري',
		send: 'علّق',
		followed: 'ستتابع هذا الطلب بعد ذلك، ويمكنك التوقف في أي وقت.',
		trap: 'اترك هذا الحقل فارغًا',
		signedInAs: (name) => `تعلّق باسم ${isolated(name)}.`,
		thanks: 'نُشر تعليقك.'
	},
	emailNeeded: 'أدخل عنوان بريد إلكتروني، أو سجّل الدخول.'
};

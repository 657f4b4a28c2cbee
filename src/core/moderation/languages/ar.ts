import { isolated } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	banned: (reason, until) => `يمكنك القراءة هنا، لا الكتابة${until ? ` حتى ${isolated(until)}` : ''}. السبب: ${isolated(reason)}`,
	wouldWait: 'يجب أن تُراجَع هذه الكلمات أولًا، لذلك لم يتغير شيء. اكتبها من دون الروابط أو الكلمات غير المرغوب فيها هنا.',
	reports: {
		report: 'أبلغ',
		reportPost: 'أبلغ عن هذا الطلب',
		reportComment: 'أبلغ عن هذا التعليق',
		title: 'إبلاغ الفريق',
		lead: 'يقرؤه الفريق ويقرر. لا يعرف أحد غيره أنك أبلغت عنه.',
		reason: 'ما المشكلة فيه',
		reasons: { spam: 'رسائل مزعجة أو إعلان', abuse: 'مهين أو جارح', private: 'معلومات خاصة عن شخص', other: 'شيء آخر' },
		note: 'أخبر الفريق المزيد',
		optional: 'اختياري',
		email: 'عنوان البريد الإلكتروني',
		emailHint: 'لا يراه إلا الفريق.',
		send: 'أرسل البلاغ',
		thanks: 'شكرًا لك. سينظر الفريق فيه.',
		back: 'العودة إلى الطلب',
		none: 'لا بلاغات مفتوحة',
		noneSentence: 'حين يبلغ أحد عن طلب أو تعليق يظهر هنا.',
		resolvedNone: 'لم يُعالَج أي بلاغ بعد',
		states: { open: 'مفتوح', resolved: 'معالَج' },
		outcomes: { kept: 'أُبقي', removed: 'أُزيل' },
		keep: 'أبقِه',
		remove: 'أزِله',
		kept: 'عولج: يبقى.',
		removed: 'أُزيل. يُحفظ نصه ضمن «المرفوض».',
		gone: 'لم يعد موجودًا.',
		by: (reporter) => `أبلغ عنه ${isolated(reporter)}`,
		of: (author) => `كتبه ${isolated(author)}`
	},
	mine: {
		title: 'في انتظار المراجعة',
		badge: 'في انتظار المراجعة',
		rejectedBadge: 'لم يُنشر',
		sentence: 'ينظر الفريق فيه قبل أن يراه الآخرون. لا حاجة إلى إرساله مرة أخرى.',
		rejected: (reason) => `قرر الفريق ألا ينشر هذا. السبب: ${isolated(reason)}`,
		all: 'كل الطلبات',
		yours: 'أنت كتبت هذا؛ لا يراه أحد غيرك.'
	}
};

import { counted, isolated } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: 'خارطة الطريق',
	lead: 'ما نعمل عليه، وما قد يأتي بعده. صوّت لما تحتاج إليه.',
	others: 'خرائط الطريق',
	empty: 'لا شيء هنا بعد.',
	none: 'لا توجد خارطة طريق بعد',
	noneSentence: 'سيظهر هنا ما هو مخطط له. حتى ذلك الحين، انظر ما يطلبه الآخرون، أو اطلب شيئًا بنفسك.',
	requests: 'عرض كل الطلبات',
	horizons: { now: 'الآن', next: 'التالي', later: 'لاحقًا' },
	more: (name) => `عرض المزيد من «${isolated(name)}»`,
	answered: 'أُجيب عنه',
	rising: (count) => counted('ar', count, { other: '# إضافيًا في آخر 30 يومًا' }),
	people: (count) => counted('ar', count, { zero: 'لا أحد', one: 'شخص واحد', two: 'شخصان', few: '# أشخاص', many: '# شخصًا', other: '# شخص' })
};

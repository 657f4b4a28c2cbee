import { isolated } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	skip: 'انتقل إلى المحتوى',
	theme: { group: 'المظهر', system: 'مثل النظام', light: 'فاتح', dark: 'داكن' },
	language: 'اللغة',
	portal: {
		navigation: 'اللوحات',
		all: 'كل الطلبات',
		roadmap: 'خارطة الطريق',
		changelog: 'المستجدات',
		signIn: 'تسجيل الدخول',
		me: 'طلباتك',
		team: 'الفريق',
		poweredBy: `يعمل بواسطة ${isolated('Winnow')}`
	},
	failure: {
		title: (status) => (status === 404 ? 'لا شيء هنا' : status === 403 ? 'لا يمكنك رؤية هذه الصفحة' : 'حدث خطأ ما'),
		forbidden: 'إن كنت تحتاج إليها، فاسأل مشرف مساحة العمل، أو سجّل الدخول بحساب آخر.',
		home: 'اذهب إلى الصفحة الأولى',
		request: (id) => `إذا طلبت المساعدة، فاذكر رقم العملية ${isolated(id)}.`
	}
};

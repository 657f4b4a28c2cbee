import { isolated } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	preferences: {
		title: 'ما نخبرك به',
		lead: (address, workspace) => `للرسائل من ${isolated(workspace)} إلى ${isolated(address)}.`,
		signedOut: 'افتح الرابط في إحدى رسائلنا، أو سجّل الدخول، لتختار ما نخبرك به.',
		signIn: 'تسجيل الدخول',
		save: 'احفظ',
		saved: 'تم الحفظ.',
		kinds: {
			status: { label: 'أخبار طلباتك', hint: 'حين يُخطَّط لشيء طلبته أو يبدأ العمل عليه أو يصدر أو يُرفض.' },
			answer: { label: 'إجابات الفريق', hint: 'حين يجيب الفريق عن طلب تتابعه.' },
			comment: { label: 'التعليقات', hint: 'حين يعلّق أحد على طلب تتابعه.' },
			merge: { label: 'طلبات تصبح طلبًا واحدًا', hint: 'حين يصبح طلبك جزءًا من طلب آخر يريد الشيء نفسه.' },
			changelog: { label: 'المستجدات', hint: 'حين ينشر الفريق ما هو جديد، سواء طلبته أم لا.' }
		},
		frequencies: { instant: 'فورًا', daily: 'كل صباح في رسالة واحدة', weekly: 'كل يوم اثنين في رسالة واحدة', off: 'أبدًا' },
		hours: {
			title: 'متى يمكن أن تصل الرسائل',
			lead: 'ما لا يُرسل حينها ينتظر ويصل بعد ذلك في رسالة واحدة. وعلى أي حال تصل رسالة واحدة في الساعة على الأكثر، إلا عندما يصبح ما طلبته متاحًا.',
			timeZone: 'المنطقة الزمنية',
			utc: 'التوقيت العالمي (UTC)',
			quietFrom: 'هدوء من',
			quietUntil: 'هدوء حتى',
			mostADay: 'أكثر عدد من الرسائل في اليوم',
			mostADayHint: 'وما زاد على ذلك ينتظر حتى صباح اليوم التالي.',
			optional: 'اختياري'
		},
		stopped: 'أُلغي اشتراكك. لا تصل أخبار إلى هذا العنوان.',
		stoppedHint: 'تظل روابط تسجيل الدخول تصل حين تطلبها.',
		start: 'أرسلوا إليّ الأخبار من جديد',
		stop: 'إلغاء الاشتراك من كل شيء',
		language: 'اللغة',
		languageHint: 'نكتب إليك بهذه اللغة.',
		languageUnsaid: 'لم تُختر'
	},
	unsubscribe: {
		title: 'إلغاء الاشتراك؟',
		lead: (address, workspace) => `إيقاف كل الأخبار من ${isolated(workspace)} إلى ${isolated(address)}.`,
		button: 'ألغِ الاشتراك',
		rather: 'أفضّل أن أختار ما تخبرونني به',
		done: 'أُلغي اشتراكك',
		doneSentence: 'لن تصل أخبار أخرى إلى هذا العنوان. يمكنك تغيير رأيك في أي وقت.',
		again: 'أرسلوا إليّ الأخبار من جديد',
		badTitle: 'هذا الرابط لا يعمل',
		bad: 'إنه غير مكتمل أو ليس منا. افتحه مرة أخرى من الرسالة، بكل حروفه.'
	}
};

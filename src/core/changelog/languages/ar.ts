import { counted, isolated } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	title: 'المستجدات',
	lead: 'ما هو جديد، ومن طلبه.',
	reactions: {
		like: { sign: '👍', label: 'جيد' },
		love: { sign: '❤️', label: 'رائع' },
		party: { sign: '🎉', label: 'أخيرًا' },
		puzzled: { sign: '🤔', label: 'لا أفهمه' }
	},
	refusals: {
		published: 'هذا الخبر منشور بالفعل. يمكن تغيير نصه، لا وقته.',
		notify: 'حدّد بـ notify هل يُخبَر من طلبوه.',
		manyAlike: 'أخبار كثيرة جدًا تحمل هذا العنوان. أعطه عنوانًا خاصًا به.',
		whoReacts: 'قل من يتفاعل: يكفي عنوان بريد إلكتروني.'
	},
	portal: {
		everything: 'كل الجديد',
		empty: 'لم يُنشر شيء بعد',
		emptySentence: 'حين يصدر شيء نخبر به هنا. تابع طلبًا ليصلك خبره بالبريد.',
		requests: 'العودة إلى الطلبات',
		all: 'الكل',
		labels: 'المواضيع',
		new: 'جديد',
		asked: (count) => counted('ar', count, { zero: 'لم يطلبه أحد', one: 'طلبه شخص واحد', two: 'طلبه شخصان', few: 'طلبه # أشخاص', many: 'طلبه # شخصًا', other: 'طلبه # شخص' }),
		posts: 'ما طُلب',
		older: 'مستجدات أقدم',
		back: 'كل المستجدات',
		text: 'ما هو جديد',
		react: 'التفاعلات',
		reactWith: (label, count) => `${label}: ${count}`,
		feeds: 'الخلاصات',
		subscribe: {
			title: 'اعرف ما هو جديد',
			lead: 'رسالة لكل خبر. تؤكد عنوانك أولًا، ويمكنك التوقف بنقرة واحدة.',
			email: 'عنوان بريدك الإلكتروني',
			button: 'أرسلوا إليّ المستجدات',
			trap: 'اترك هذا الحقل فارغًا',
			sent: 'انظر في بريدك',
			sentSentence: 'أرسلنا إليك رابطًا. لا يصلك شيء حتى تفتحه.',
			done: 'ستعرف ما هو جديد',
			doneSentence: 'يصل كل خبر إلى بريدك من الآن فصاعدًا.',
			confirm: 'نعم، أرسلوا إليّ المستجدات',
			confirmTitle: 'أتريد معرفة ما هو جديد؟',
			confirmLead: (workspace, address) => `رسائل من ${isolated(workspace)} إلى ${isolated(address)}، واحدة لكل خبر.`,
			bad: 'هذا الرابط قديم جدًا أو غير مكتمل أو ليس منا. اطلب رابطًا جديدًا.',
			subject: (workspace) => `أكّد: مستجدات ${isolated(workspace)}`,
			mail: (workspace) => `طلب أحدهم، وعلى الأرجح أنت، أن تصل مستجدات ${isolated(workspace)} إلى هذا العنوان.`,
			mailHint: 'إن لم تكن أنت، فلا تفعل شيئًا: لن تصل أي رسالة.'
		}
	}
};

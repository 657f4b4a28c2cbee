import { counted, isolated } from '../../kernel/catalogue.ts';
import type { PublicWords } from '../words.ts';

const requests = (count: number) => counted('ar', count, { zero: 'لا طلبات مطابقة', one: 'طلب واحد مطابق', two: 'طلبان مطابقان', few: '# طلبات مطابقة', many: '# طلبًا مطابقًا', other: '# طلب مطابق' });
const people = (count: number) => counted('ar', count, { zero: 'لا أحد', one: 'شخص واحد', two: 'شخصان', few: '# أشخاص', many: '# شخصًا', other: '# شخص' });
const companies = (count: number) => counted('ar', count, { zero: 'لا شركات', one: 'شركة واحدة', two: 'شركتان', few: '# شركات', many: '# شركة', other: '# شركة' });
const comments = (count: number) => counted('ar', count, { zero: 'لا تعليقات', one: 'تعليق واحد', two: 'تعليقان', few: '# تعليقات', many: '# تعليقًا', other: '# تعليق' });

export const words: PublicWords = {
	title: 'ماذا ينبغي أن نبني بعد ذلك؟',
	lead: 'صوّت لما ينقصك، أو اطلب شيئًا جديدًا. يقرأ الفريق كل طلب.',
	search: 'ابحث أو اطلب',
	searchPlaceholder: 'ما الذي ينقصك؟ ابحث، أو اطلب شيئًا جديدًا',
	ask: 'اطلب شيئًا',
	askFor: (said) => `اطلب «${isolated(said)}»`,
	askLead: 'قل ما تود أن تتمكن من فعله، ولماذا.',
	filters: 'عوامل التصفية',
	order: 'الترتيب',
	all: 'الكل',
	sorts: { demand: 'الأكثر طلبًا', trending: 'في صعود', new: 'الأحدث', activity: 'آخر نشاط', revenue: 'الإيرادات' },
	tags: 'الوسوم',
	tag: (name) => `الوسم: ${isolated(name)}`,
	removeTag: (name) => `عرض الكل، لا «${isolated(name)}» فقط`,
	more: 'عرض المزيد من الطلبات',
	none: 'لا نتائج مطابقة',
	noneSentence: 'اطلبه، ويمكن لآخرين أن ينضموا إليك.',
	empty: 'لا طلبات بعد',
	emptySentence: 'كن أول من يقول ما ينقصه.',
	found: (count, more) => (more ? `أكثر من ${requests(count)}` : requests(count)),
	didYouMean: 'هل تقصد',
	bestMatch: 'الأنسب أولًا',
	vote: (title) => `صوّت لـ «${isolated(title)}»`,
	unvote: (title) => `اسحب صوتك من «${isolated(title)}»`,
	voteWord: 'صوّت',
	votedWord: 'صوّتَّ',
	voteFollows: 'بالتصويت تتابع هذا الطلب: نخبرك بما يؤول إليه، ويمكنك التوقف في أي وقت.',
	companies,
	people: (count) => counted('ar', count, { zero: 'لا أحد يريد هذا بعد', one: 'شخص واحد يريد هذا', two: 'شخصان يريدان هذا', few: '# أشخاص يريدون هذا', many: '# شخصًا يريدون هذا', other: '# شخص يريدون هذا' }),
	peopleAndCompanies: (wanting, from) => `يريد هذا ${people(wanting)} من ${counted('ar', from, { zero: 'لا شركات', one: 'شركة واحدة', two: 'شركتين', few: '# شركات', many: '# شركة', other: '# شركة' })}`,
	rising: (count) => `${counted('ar', count, { other: '#' })} إضافيًا في آخر 30 يومًا`,
	answered: 'أُجيب عنه',
	comments,
	by: 'طلبه',
	someone: 'شخص ما',
	board: 'اللوحة',
	status: 'الحالة',
	since: 'منذ',
	asked: 'طُلب',
	duplicates: (count) =>
		counted('ar', count, {
			zero: 'لا طلبات مكررة هنا',
			one: 'طلب مكرر واحد جزء من هذا الطلب',
			two: 'طلبان مكرران جزء من هذا الطلب',
			few: '# طلبات مكررة جزء من هذا الطلب',
			many: '# طلبًا مكررًا جزء من هذا الطلب',
			other: '# طلب مكرر جزء من هذا الطلب'
		}),
	mergedHere: (title) => `أصبح «${isolated(title)}» جزءًا من هذا الطلب. صوتك هناك محسوب هنا.`,
	follow: 'تابع',
	unfollow: 'أوقف المتابعة',
	following: 'أنت تتابع هذا الطلب.',
	followingByMail: 'أنت تتابع هذا الطلب. في كل رسالة عنه رابط لإيقاف المتابعة.',
	followHint: 'نخبرك بما يؤول إليه.',
	history: 'السجل',
	activity: {
		'post.created': 'طُلب',
		'post.changed': 'عُدّل النص',
		'post.merged': 'أصبح طلب آخر جزءًا من هذا الطلب',
		'post.unmerged': 'عاد طلب مستقلًا',
		'comment.created': 'أُضيف تعليق',
		status: (name) => `الحالة: ${isolated(name)}`
	},
	form: {
		title: 'في جملة واحدة',
		titleHint: 'ما الذي تود أن تتمكن من فعله؟',
		body: 'أخبرنا المزيد',
		bodyHint: 'ماذا تفعل اليوم، وما الذي يجعله صعبًا؟ يمكنك استخدام Markdown.',
		board: 'اللوحة',
		tags: 'الوسوم',
		email: 'عنوان البريد الإلكتروني',
		emailHint: 'لنخبرك بما يؤول إليه طلبك. لا يراه أحد غيرنا.',
		name: 'اسمك',
		optional: 'اختياري',
		send: 'اطلب',
		preview: 'معاينة',
		previewTitle: 'كيف سيبدو',
		previewEmpty: 'لا شيء لعرضه بعد. أخبرنا المزيد أولًا.',
		trap: 'اترك هذا الحقل فارغًا',
		similar: 'هل هو أحد هذه؟',
		similarHint: 'الصوت لأحدها أكثر أثرًا من الطلب مرة أخرى. ويُحفظ معه ما كتبته.',
		wantToo: 'أريد هذا أيضًا',
		wantTooTitle: (title) => `أريد هذا أيضًا: ${isolated(title)}`,
		askedAlready: 'ربما طلب أحدهم هذا من قبل. انضم إلى أحد الطلبات أدناه، أو اطلبه على أي حال.',
		signedInAs: (name) => `تطلب باسم ${isolated(name)}.`
	},
	voteForm: {
		title: (title) => `صوّت لـ «${isolated(title)}»`,
		lead: 'يكفي عنوان بريد إلكتروني. نكتب إليك مرة واحدة حين يتحقق شيء.',
		send: 'صوّت',
		back: 'العودة إلى الطلب'
	},
	followForm: { title: (title) => `تابع «${isolated(title)}»`, lead: 'يكفي عنوان بريد إلكتروني.', send: 'تابع' },
	me: {
		title: 'طلباتك',
		news: 'الجديد منذ زيارتك الأخيرة',
		asked: 'ما طلبته',
		voted: 'ما صوّتَّ له',
		none: 'لم تطلب شيئًا بعد',
		noneSentence: 'قل ما ينقصك، وتابع هنا ما يؤول إليه.',
		preferences: 'ما نخبرك به',
		signOut: 'تسجيل الخروج'
	}
};

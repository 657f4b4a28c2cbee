import { counted, type Forms, type Worded } from '../../kernel/catalogue.ts';
import type { LetterWords } from './en.ts';

const followed = (count: number, forms: Forms) => counted('ar', count, forms);

export const arabic: Worded<LetterWords> = {
	statuses: { open: 'مفتوح من جديد', 'under-review': 'قيد الدراسة', planned: 'مخطط له', 'in-progress': 'بدأ العمل', shipped: 'أصبح متاحًا', declined: 'مرفوض' },
	one: {
		open: (title) => `«${title}» مفتوح من جديد.`,
		'under-review': (title) => `نحن ندرس «${title}».`,
		planned: (title) => `نخطط لتنفيذ «${title}».`,
		'in-progress': (title) => `بدأنا العمل على «${title}».`,
		shipped: (title) => `«${title}» أصبح متاحًا.`,
		declined: (title) => `لن ننفذ «${title}».`
	},
	several: {
		open: (count) => followed(count, { two: 'طلبان تتابعهما مفتوحان من جديد.', few: '# طلبات تتابعها مفتوحة من جديد.', many: '# طلبًا تتابعها مفتوحة من جديد.', other: '# طلب تتابعها مفتوحة من جديد.' }),
		'under-review': (count) => followed(count, { two: 'نحن ندرس طلبين تتابعهما.', few: 'نحن ندرس # طلبات تتابعها.', many: 'نحن ندرس # طلبًا تتابعها.', other: 'نحن ندرس # طلب تتابعها.' }),
		planned: (count) => followed(count, { two: 'نخطط لتنفيذ طلبين تتابعهما.', few: 'نخطط لتنفيذ # طلبات تتابعها.', many: 'نخطط لتنفيذ # طلبًا تتابعها.', other: 'نخطط لتنفيذ # طلب تتابعها.' }),
		'in-progress': (count) => followed(count, { two: 'بدأنا العمل على طلبين تتابعهما.', few: 'بدأنا العمل على # طلبات تتابعها.', many: 'بدأنا العمل على # طلبًا تتابعها.', other: 'بدأنا العمل على # طلب تتابعها.' }),
		shipped: (count) => followed(count, { two: 'طلبان تتابعهما أصبحا متاحين.', few: '# طلبات تتابعها أصبحت متاحة.', many: '# طلبًا تتابعها أصبحت متاحة.', other: '# طلب تتابعها أصبحت متاحة.' }),
		declined: (count) => followed(count, { two: 'لن ننفذ طلبين تتابعهما.', few: 'لن ننفذ # طلبات تتابعها.', many: 'لن ننفذ # طلبًا تتابعها.', other: 'لن ننفذ # طلب تتابعها.' })
	},
	reasons: {
		posted: 'تصلك هذه الرسالة لأنك طلبت ذلك.',
		quoted: 'تصلك هذه الرسالة لأنك أخبرتنا بأنك تحتاج إلى ذلك.',
		voted: 'تصلك هذه الرسالة لأنك صوّت لهذا الطلب.',
		'on-behalf': 'تصلك هذه الرسالة لأن فريقنا سجّل أنك تريد ذلك.',
		commented: 'تصلك هذه الرسالة لأنك علّقت على هذا الطلب.',
		asked: 'تصلك هذه الرسالة لأنك تتابع هذا الطلب.'
	},
	reasonOfSeveral: 'تصلك هذه الرسالة لأنك تتابع هذه الطلبات.',
	reasonOfTaking: 'تصلك هذه الرسالة لأنك مشترك في جديدنا بالبريد.',
	andMore: (title, more) => `${title} و${more} غيره`,
	subjects: { about: (what, title) => `${what}: ${title}`, merge: 'أصبح جزءًا من', answer: 'رد', comment: 'تعليق جديد', news: 'أخبار' },
	merged: (source, title) => `«${source}» أصبح الآن جزءًا من «${title}».`,
	mergedYours: (title) => `طلبك أصبح الآن جزءًا من «${title}».`,
	answered: (title) => `رد الفريق على «${title}».`,
	commented: (title) => `هناك تعليق جديد على «${title}».`,
	named: {
		mention: { subject: 'ورد ذكرك', sentence: (title, who) => `ذكرك ${who} في تعليق على «${title}».`, reason: 'تصلك هذه الرسالة لأن تعليقًا يذكرك.', button: 'عرض التعليق' },
		reply: { subject: 'رد عليك', sentence: (title, who) => `رد ${who} على تعليقك على «${title}».`, reason: 'تصلك هذه الرسالة لأنك علّقت على هذا الطلب.', button: 'عرض الرد' },
		question: { subject: 'سؤال لك', sentence: (title) => `لقد طلبت «${title}»، ولدينا سؤال واحد.`, reason: 'تصلك هذه الرسالة لأنك سمحت لنا بسؤالك. نسأل مرة كل أسبوعين على الأكثر.', button: 'الإجابة' },
		assigned: { subject: 'بانتظارك', sentence: (title, who) => `أسند إليك ${who} رسالة: «${title}».`, reason: 'تصلك هذه الرسالة لأن الرسالة أُسندت إليك.', button: 'فتح الرسالة' },
		feedback: { subject: 'رسالة جديدة', sentence: (title) => `في الوارد رسالة جديدة: «${title}».`, reason: 'تصلك هذه الرسالة لأنك طلبت أن تعلم بالرسائل الجديدة.', button: 'فتح الرسالة' },
		readiness: { subject: 'لم يعد جاهزًا', sentence: (title) => `«${title}» لم يعد جاهزًا للعمل عليه.`, reason: 'تصلك هذه الرسالة لأنك عملت عليه.', button: 'فتح العنصر' }
	},
	missing: (names) => `ينقصه: ${names}.`,
	somebody: 'أحدهم',
	part: {
		subject: 'متاح جزئيًا',
		sentence: (part, title) => `«${part}»، وهو جزء من «${title}»، أصبح متاحًا.`,
		rest: (others) => `ما زال قادمًا: ${others}. سنعلمك بذلك.`
	},
	newsHeading: 'الجديد فيما طلبته',
	entryForOne: (title) => `طلبت «${title}»، وهو متاح الآن.`,
	entryForSeveral: (count) => followed(count, { two: 'ما طلبته متاح الآن، طلبان معًا:', few: 'ما طلبته متاح الآن، # طلبات معًا:', many: 'ما طلبته متاح الآن، # طلبًا معًا:', other: 'ما طلبته متاح الآن، # طلب معًا:' }),
	mergeMeans: 'كلاهما يطلب الشيء نفسه. صوتك محسوب هناك، وستعرف ما يؤول إليه.',
	mergeShipped: 'وهو متاح بالفعل.',
	mergeDeclined: 'قررنا ألا ننفذه، والسبب مذكور في الطلب.',
	youWrote: 'ما كتبته',
	seeRequest: 'عرض الطلب',
	readEntry: 'قراءة الجديد',
	unsubscribe: 'إلغاء الاشتراك',
	preferences: 'اختيار ما يصلك'
};

import type { PublicWords } from '../words.ts';

export const words: PublicWords = {
	answering: {
		title: 'سؤال واحد',
		about: (title) => `لقد طلبت «${title}».`,
		field: 'إجابتك',
		send: 'إرسال الإجابة',
		thanks: 'شكرًا لك. وصلت إجابتك إلى الفريق.',
		done: 'لقد أجبت من قبل. شكرًا لك.',
		signedOut: 'افتح الرابط في رسالتنا مرة أخرى بكل أحرفه.',
		stop: 'لا تسألوني بعد الآن',
		gone: 'هذا السؤال لم يعد موجودًا، أو لم يكن موجهًا إليك.',
		empty: 'اكتب بضع كلمات أولًا.'
	}
};

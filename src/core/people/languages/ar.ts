import type { Role } from '../../access/roles.ts';
import { isolated } from '../../kernel/catalogue.ts';
import type { DoorWords } from '../door-words.ts';
import type { LetterWords } from '../letters.ts';

const roleNames: Record<Role, string> = { owner: 'مالك', admin: 'مشرف', contributor: 'مساهم', viewer: 'قارئ' };

export const door: DoorWords = {
	email: 'عنوان البريد الإلكتروني',
	name: 'اسمك',
	password: 'كلمة المرور',
	newPasswordHint: '8 أحرف على الأقل. الأطول أفضل.',
	signIn: {
		title: 'تسجيل الدخول',
		lead: (workspace) => `إلى ${isolated(workspace)}`,
		notOfTheTeam: (name) => `سجّلت الدخول باسم ${isolated(name)}، وهو ليس من الفريق. سجّل الدخول بعنوان آخر لترى صفحات الفريق.`,
		submit: 'سجّل الدخول',
		mailInstead: 'أرسلوا إليّ رابطًا',
		home: (workspace) => `العودة إلى ${isolated(workspace)}`,
		noPassword: 'أدخل كلمة المرور، أو اختر «أرسلوا إليّ رابطًا».'
	},
	sent: {
		title: 'انظر في بريدك',
		lead: (email) => `أرسلنا رابطًا ورمزًا إلى ${isolated(email)}. كلاهما صالح 15 دقيقة.`,
		code: 'الرمز من الرسالة',
		codeHint: 'ستة أرقام، إن كنت تقرأ بريدك على جهاز آخر.',
		submit: 'سجّل الدخول بالرمز',
		again: 'استخدم عنوانًا آخر'
	},
	link: {
		title: 'بقيت خطوة واحدة',
		gone: 'لم يعد هذا الرابط يعمل',
		lead: (workspace) => `ضغطة واحدة وتكون قد سجّلت الدخول إلى ${isolated(workspace)}.`,
		submit: 'سجّل الدخول',
		again: 'اطلب رابطًا جديدًا'
	},
	newPassword: {
		title: 'عيّن كلمة المرور',
		lead: 'سيُسجَّل خروجك في كل مكان آخر.',
		again: 'للتأكد من أنك أنت، سجّل الدخول مرة أخرى. إن نسيت كلمة المرور فيكفي رابط بالبريد.',
		submit: 'عيّن كلمة المرور',
		signInAgain: 'سجّل الدخول مرة أخرى'
	},
	signOut: { title: 'تسجيل الخروج', lead: 'يمكنك تسجيل الدخول من جديد في أي وقت.', submit: 'سجّل الخروج' },
	invitation: {
		title: (workspace) => `الانضمام إلى ${isolated(workspace)}`,
		lead: (inviter, email) => `${inviter === null ? 'دعا أحد أعضاء الفريق' : `دعا ${isolated(inviter)}`} ${isolated(email)}.`,
		submit: 'انضم إلى الفريق',
		gone: 'لم تعد هذه الدعوة صالحة',
		toSignIn: 'سجّل الدخول'
	},
	setup: {
		title: 'مرحبًا بك في Winnow',
		lead: 'دقيقة واحدة، ويمكن لعملائك أن يطلبوا ويصوّتوا.',
		company: 'اسم الشركة',
		companyHint: 'يراه العملاء على البوابة.',
		owner: 'أنت، المالك',
		boards: 'اللوحات',
		boardsHint: 'حيث يطلب العملاء. يمكنك تغييرها لاحقًا.',
		board: (place) => `اللوحة ${place}`,
		addBoard: 'أضف لوحة',
		removeBoard: (place) => `أزل اللوحة ${place}`,
		demo: 'املأه بشركة نموذجية',
		demoHint: 'سنة من الآراء الواقعية لتتجول فيها. تأتي بلوحاتها الخاصة.',
		submit: 'جهّز Winnow'
	}
};

export const letters: LetterWords = {
	invitation: {
		heading: (workspace) => `انضم إلى ${isolated(workspace)} على Winnow`,
		sentence: (inviter, workspace, role) => `${inviter === null ? 'يدعوك أحدهم' : `يدعوك ${isolated(inviter)}`} إلى فريق ${isolated(workspace)} بصفة ${roleNames[role]}. اختر اسمًا وكلمة مرور وتكون معنا.`,
		lasts: 'يعمل الرابط مرة واحدة ولمدة سبعة أيام.',
		button: 'اقبل الدعوة',
		reason: 'تصلك هذه الرسالة لأن أحد أعضاء الفريق أدخل عنوانك. إن كنت لا تعرف أحدًا هناك، فلا حاجة إلى فعل شيء.'
	},
	signIn: {
		subject: (workspace) => `تسجيل الدخول إلى ${isolated(workspace)}`,
		heading: (workspace) => `تسجيل الدخول إلى ${isolated(workspace)}`,
		sentence: 'هذا الرابط يسجّل دخولك. يعمل مرة واحدة ولمدة 15 دقيقة.',
		code: (code) => `أو أدخل هذا الرمز حيث طُلب منك: ${code}`,
		button: 'سجّل الدخول',
		reason: 'تصلك هذه الرسالة لأن أحدهم طلب تسجيل الدخول بعنوانك. إن لم تكن أنت، فلا حاجة إلى فعل شيء.'
	}
};

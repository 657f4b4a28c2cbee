import type { Runner } from 'graphile-worker';
import { makeCaller } from './platform/outside/calling.ts';
import { forgetOldDeliveries, sendWebhooks } from './webhooks/service.ts';
import { callEndpoints, forgetPayloadsOfPerson } from './webhooks/writing.ts';
import { forgetRepliesToPerson } from './channels/reactions.ts';
import { sendReply } from './channels/service.ts';
import { forgetVisitsOfPerson } from './changelog/reactions.ts';
import { publishDueEntries } from './changelog/service.ts';
import { eraseCommentsOfPerson, publishHeldComment, removeReportedComment } from './comments/reactions.ts';
import { keepDemandDays } from './demand/service.ts';
import { eraseFeedbackOfPerson } from './feedback/reactions.ts';
import { eraseHeldOfPerson } from './moderation/reactions.ts';
import { countWordsOfPosts, dropRemovedTag, eraseWordsOfPerson, keepRevenueOfDemand } from './posts/reactions.ts';
import { forgetRemovedItems, judgeByChangedRules, judgeChangedItems, judgeItemsOfSprint } from './readiness/reactions.ts';
import { lookForDuplicates } from './merging/suggesting/looking.ts';
import { followMerges, learnFromLabels, lookAgain } from './merging/suggesting/reactions.ts';
import { forgetDeliveriesOfPerson, tellFollowers } from './notifications/reactions.ts';
import { sendDeliveries, type Pace } from './notifications/sending.ts';
import { runImport } from './importing/service.ts';
import { forgetOldAddresses } from './platform/addresses.ts';
import { forgetOldKeys } from './platform/http/idempotency.ts';
import { startJobs, type Tasks } from './platform/jobs.ts';
import { sendQueuedMail } from './platform/mail-queue.ts';
import { registerReaction, type Reaction } from './platform/outbox.ts';
import type { Platform } from './platform/platform.ts';
import { indexMissingItems } from './backlog/service.ts';
import { noteJudgedStory } from './backlog/reactions.ts';
import { keepWordsOfItems } from './backlog/searching.ts';
import { forgetWordsOfPerson, keepWordsOfPeople } from './people/searching.ts';
import { indexMissingPeople } from './people/service.ts';
import { forgetOldMails } from './receiving/service.ts';
import { forgetOldWords } from './search/service.ts';
import { calculateEverything, refreshScores } from './prioritising/service.ts';
import { indexMissingPosts, publishHeldPost, refreshTrends, removeReportedPost } from './posts/service.ts';
import { forgetErasedPerson, settleChangedPeople } from './segments/reactions.ts';
import { refreshSegments, settleAgain, type Moved } from './segments/service.ts';

/** What each feature does when something happened elsewhere. */
const reactions: Reaction[] = [
	// Before whatever locks posts: people and companies are locked first, see server/posts/holding.ts.
	settleChangedPeople,
	forgetErasedPerson,
	eraseHeldOfPerson,
	publishHeldPost,
	removeReportedPost,
	publishHeldComment,
	removeReportedComment,
	keepWordsOfPeople,
	forgetWordsOfPerson,
	keepWordsOfItems,
	noteJudgedStory,
	keepRevenueOfDemand,
	dropRemovedTag,
	eraseWordsOfPerson,
	countWordsOfPosts,
	eraseCommentsOfPerson,
	forgetRepliesToPerson,
	eraseFeedbackOfPerson,
	judgeChangedItems,
	judgeItemsOfSprint,
	judgeByChangedRules,
	forgetRemovedItems,
	followMerges,
	lookAgain,
	learnFromLabels,
	forgetVisitsOfPerson,
	tellFollowers,
	forgetDeliveriesOfPerson,
	callEndpoints,
	forgetPayloadsOfPerson
];

export function registerReactions(): void {
	for (const reaction of reactions) registerReaction(reaction);
}

/** What the queue can be asked to do. */
export function tasksOf(platform: Platform, pace?: Partial<Pace>): Tasks {
	const { mailer, secret } = platform;
	const call = makeCaller(platform.config.webhookAllow);
	return {
		'refresh-trends': async (context) => void (await refreshTrends(context)),
		'keep-demand': async (context) => void (await keepDemandDays(context)),
		'index-names': async (context) => {
			await indexMissingPeople(context);
			await indexMissingItems(context);
		},
		'refresh-scores': (context) => refreshScores(context),
		'calculate-score': (context, { scoreId }) => calculateEverything(context, String(scoreId)),
		'suggest-merges': async (context) => void (await lookForDuplicates(context)),
		'index-posts': (context) => indexMissingPosts(context),
		'forget-old-words': (context) => forgetOldWords(context),
		'forget-old-keys': (context) => forgetOldKeys(context),
		'forget-old-addresses': (context) => forgetOldAddresses(context),
		'forget-old-mails': (context) => forgetOldMails(context),
		'refresh-segments': (context) => refreshSegments(context),
		'settle-segments': (context, payload) => settleAgain(context, payload['moved'] as Moved),
		'run-import': (context, payload, stop) => runImport(context, platform.config.dataFolder, { ...(payload as { importId: string; board: string | null }), stop }),
		'publish-entries': (context) => publishDueEntries(context),
		'send-mail': (context, { mailId }) => sendQueuedMail(context, mailer, String(mailId)),
		'send-reply': (context, { replyId }) => sendReply(context, String(replyId), call),
		'send-webhooks': (context, _, stop) => sendWebhooks(context, { call, stop }),
		'forget-old-webhook-deliveries': (context) => forgetOldDeliveries(context),
		'send-deliveries': (context, _, stop) => sendDeliveries(context, { mailer, secret, call, stop, ...(pace ? { pace } : {}) })
	};
}

/** What the clock starts, in every workspace. Deliveries are asked for when they are made; this is for an asking that was lost. */
export const crontab = [
	'* * * * * send-deliveries ?max=1',
	'* * * * * publish-entries ?max=1',
	'* * * * * send-webhooks ?max=1',
	'40 0 * * * forget-old-webhook-deliveries',
	'* * * * * refresh-scores ?max=1',
	'* * * * * suggest-merges ?max=1',
	'*/10 * * * * refresh-segments ?max=1',
	'5 0 * * * refresh-trends ?fill=1d',
	'2 0 * * * keep-demand ?fill=1d',
	'35 0 * * * forget-old-keys',
	'45 0 * * * forget-old-addresses ?fill=1d',
	'40 0 * * * forget-old-mails ?fill=1d',
	'50 0 * * * index-names ?fill=1d',
	'55 0 * * * forget-old-words ?fill=1d'
].join('\n');

/** The jobs of one process: reactions to events, mail, and what is done by the clock. */
export function startWorker(platform: Platform): Promise<Runner> {
	return startJobs(platform, tasksOf(platform), { crontab });
}

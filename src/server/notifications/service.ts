/** The door to who is told what: deliveries and their receipts, previews, notes in the product, and stopping it all. */
export { getDelivery, listDeliveries, retryDelivery, retryEvent } from './deliveries.ts';
export { findRecipients, getReceipt, latestReceipts, listReceipts, recipientsOfEntry } from './receipts.ts';
export { previewLetter, sendTestLetter } from './previewing.ts';
export { recallEvent } from './recalling.ts';
export { countUnread, listNotifications, markRead } from './in-app.ts';
export { choose, personAsking, readMailSettings, startMail, stopMail, type MailSettings } from './mail-settings.ts';
export { addressToTake, askToTake, takeChangelog } from './taking.ts';
export { getMail, listMails } from './outbox-mails.ts';
export { endStreams } from './feed.ts';
export { addressTag, readMailBack, type MailBack } from './mail-back.ts';
export { letterSent, noteReturned, type LetterSent, type Returned } from './returned.ts';

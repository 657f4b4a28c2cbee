/** The door of webhooks: what other systems hear of. */
export { changeWebhook, createWebhook, getWebhook, listWebhooks, removeWebhook, rotateSecret } from './endpoints.ts';
export { forgetOldDeliveries, listWebhookDeliveries, redeliver, testWebhook } from './log.ts';
export { sendWebhooks } from './sending.ts';

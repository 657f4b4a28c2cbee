import type { AnsweringChannel, Reply } from './contract.ts';

const names: Record<AnsweringChannel, string> = { slack: 'Slack', intercom: 'Intercom' };
const states: Record<Reply['state'], string> = { queued: 'On its way', sent: 'Sent', failed: 'Failed' };

export const words = {
	title: 'Channels',
	lead: 'What customers say in Slack or Intercom comes into the inbox, and you answer them there. Who has no mail address hears there what becomes of their requests.',
	names,
	states,
	nameOf: (channel: string) => names[channel as AnsweringChannel] ?? channel,
	connected: (account: string) => `Connected as ${account}`,
	notConnected: 'Not connected',
	connect: 'Connect',
	change: 'Change',
	disconnect: 'Disconnect',
	disconnected: 'Disconnected. What came in stays; nothing is sent there any more.',
	close: 'Close',
	cancel: 'Cancel',
	forAdmins: 'An admin connects channels',
	forAdminsSentence: 'Tokens let their holder read and write in your name.',
	hook: 'Send events to',
	token: { slack: 'Bot token', intercom: 'Access token' } satisfies Record<AnsweringChannel, string>,
	tokenHint: { slack: 'Begins with xoxb-. The app needs chat:write, users:read, users:read.email, app_mentions:read and im:history.', intercom: 'Of an app with the permissions to read and write conversations.' } satisfies Record<AnsweringChannel, string>,
	signingSecret: { slack: 'Signing secret', intercom: 'Client secret' } satisfies Record<AnsweringChannel, string>,
	events: { slack: 'Subscribe the app to app_mention and message.im.', intercom: 'Subscribe the app to conversation.user.created and conversation.user.replied.' } satisfies Record<AnsweringChannel, string>,
	apiUrl: 'API address',
	apiUrlHint: 'For another region; else leave it as it is.',
	optional: 'optional',
	refusals: {
		token: (channel: AnsweringChannel, said: string) => `${names[channel]} did not accept the token: ${said}`,
		notThere: 'This channel is not connected.',
		noConversation: 'This message did not come from a conversation that can be answered.',
		signature: 'The signature does not fit.'
	},
	reply: {
		title: (name: string) => `Answer in ${name}`,
		label: 'Your answer',
		send: 'Send',
		sent: 'The answer is on its way.',
		disconnected: (name: string) => `Connect ${name} under Settings → Channels to answer there.`,
		by: (name: string) => `by ${name}`,
		somebody: 'Somebody'
	}
} as const;

/** A mail server that takes every letter and forgets it; says how many it took to whoever asks over IPC. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

let taken = 0;
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['AUTH', 'STARTTLS'],
	disableReverseLookup: true,
	onData(stream, _session, callback) {
		stream.resume();
		stream.once('end', () => {
			taken += 1;
			callback();
		});
	}
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.server.address() as AddressInfo).port }));
process.on('message', () => process.send?.({ taken }));

import { createSocket } from 'node:dgram';
import { once } from 'node:events';

export type FakeDns = { server: string; close(): Promise<void> };
/** What stands at a name: texts, or the host of an MX record. */
export type Zone = Record<string, { txt?: string[]; mx?: string }>;

const types = { txt: 16, mx: 15 };

/** A name server (RFC 1035) on UDP that knows a few TXT and MX records, and says of everything else that it is not there. */
export async function startDns(zone: Zone): Promise<FakeDns> {
	const socket = createSocket('udp4');
	socket.on('message', (query, peer) => {
		const { name, end } = nameAt(query, 12);
		const type = query.readUInt16BE(end);
		const { txt = [], mx } = zone[name] ?? {};
		const answers = type === types.txt ? txt.map(textData) : type === types.mx && mx ? [Buffer.concat([Buffer.from([0, 10]), nameData(mx)])] : [];
		const header = Buffer.alloc(12);
		query.copy(header, 0, 0, 2);
		header.writeUInt16BE(zone[name] ? 0x8180 : 0x8183, 2);
		header.writeUInt16BE(1, 4);
		header.writeUInt16BE(answers.length, 6);
		socket.send(Buffer.concat([header, query.subarray(12, end + 4), ...answers.map((data) => answerWith(type, data))]), peer.port, peer.address);
	});
	socket.bind(0, '127.0.0.1');
	await once(socket, 'listening');
	return { server: `127.0.0.1:${socket.address().port}`, close: () => new Promise((resolve) => socket.close(() => resolve())) };
}

function nameAt(query: Buffer, start: number): { name: string; end: number } {
	const labels: string[] = [];
	let at = start;
	for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
		labels.push(query.toString('latin1', at + 1, at + 1 + length));
		at += length + 1;
	}
	return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

function nameData(name: string): Buffer {
	return Buffer.concat([...name.split('.').map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1')), Buffer.from([0])]);
}

/** Texts longer than 255 bytes stand in several parts, as the keys of DKIM do. */
function textData(text: string): Buffer {
	const parts = text.match(/.{1,255}/gs) ?? [''];
	return Buffer.concat(parts.map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part, 'latin1')])));
}

function answerWith(type: number, data: Buffer): Buffer {
	const head = Buffer.alloc(12);
	head.writeUInt16BE(0xc00c, 0);
	head.writeUInt16BE(type, 2);
	head.writeUInt16BE(1, 4);
	head.writeUInt32BE(60, 6);
	head.writeUInt16BE(data.length, 10);
	return Buffer.concat([head, data]);
}

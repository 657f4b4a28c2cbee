import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Structured lines on standard output. Callers pass ids and counts, never addresses, names or texts of people. */
export function openLog(level: string): Log {
	return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['req.headers', 'headers', 'email', 'password'] });
}

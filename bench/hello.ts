/** The yardstick: a bare Node server that answers "hello" on the port it is given. */
import { createServer } from 'node:http';

createServer((_, response) => response.end('hello')).listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('ready\n'));

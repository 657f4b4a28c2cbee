/** The REST API as the product serves it, without the pages. */
import { serve } from '@hono/node-server';
import { createApp } from '#server/app.ts';
import { readConfig } from '#server/platform/config.ts';
import { makePlatform } from '#server/platform/platform.ts';
import { registerReactions } from '#server/worker.ts';

const config = readConfig(process.env);
const platform = makePlatform({ config, secret: config.secret ?? '', ownerUrl: config.databaseUrl ?? '' });
registerReactions();
serve({ fetch: createApp(platform).fetch, port: config.port, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`ready ${port}\n`));

import { createServer } from '../../apps/server/src/app.ts';
import { readConfig } from '../../apps/server/src/config.ts';

/** What the parent tells this process. */
export type Told = 'stop';

/** Another process of the network, which answers requests and hears the signals; it ends when it is told so. */
const server = await createServer(readConfig(process.env));
await server.start(new Set(['api']));
process.on('message', () => void server.stop().then(() => process.exit(0)));
process.send?.('ready');

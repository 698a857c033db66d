import { Problem } from '../errors.ts';
import type { App } from './server.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses an unsafe request that another site made a browser send: it must name our own origin, or be marked same-origin by
 * the browser (Fetch Metadata). A request without a cookie carries no authority of a browser and needs neither.
 */
export function installSameOrigin(app: App, publicUrl: string): void {
  const own = new URL(publicUrl).origin;
  app.addHook('onRequest', async (request) => {
    if (safe.has(request.method) || request.routeOptions.config.signedBody === true) return;
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const ours = origin === undefined ? site === 'same-origin' || request.headers.cookie === undefined : origin === own;
    if (!ours || site === 'cross-site') {
      throw new Problem(
        403,
        'platform.foreign_origin',
        'This request came from another site and was refused. Open the page again and repeat it there.',
      );
    }
  });
}

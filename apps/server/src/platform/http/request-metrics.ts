import type { Metrics } from '../metrics.ts';
import type { App } from './server.ts';

/** Measures every answer by its operation. Live streams are left out: their length says nothing of our speed. */
export function installRequestMetrics(app: App, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    if (String(reply.raw.getHeader('content-type') ?? '').startsWith('text/event-stream')) return;
    const operation = request.routeOptions.schema?.operationId ?? 'other';
    metrics.requests.observe({ operation, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
}

import { Type } from 'typebox';
import { Problem } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import type { App } from './server.ts';

/** One thing that must hold before this process may be sent requests. */
export interface ReadyCheck {
  readonly name: string;
  holds(): Promise<boolean>;
}

const Ok = Type.Object({ status: Type.Literal('ok', { description: 'Always ok: anything else is an error answer' }) });

/** Health for supervisors, readiness for load balancers, and figures for Prometheus. */
export function healthRoutes(
  app: App,
  metrics: Metrics,
  checks: readonly ReadyCheck[],
  streams: { readonly count: number },
): void {
  app.get(
    '/healthz',
    {
      config: { action: 'public', rateLimit: false },
      schema: {
        operationId: 'health.live',
        tags: ['operation'],
        summary: 'The process answers',
        response: { 200: Ok },
      },
    },
    () => ({ status: 'ok' as const }),
  );
  app.get(
    '/readyz',
    {
      config: { action: 'public', rateLimit: false },
      schema: {
        operationId: 'health.ready',
        tags: ['operation'],
        summary: 'The process can serve: database reached, migrations applied, signals connected',
        response: { 200: Ok },
      },
    },
    async () => {
      const missing = await failing(checks);
      if (missing.length === 0) return { status: 'ok' as const };
      throw new Problem(503, 'platform.not_ready', `Not ready yet: ${missing.join(', ')}. Ask again in a moment.`, {
        headers: { 'retry-after': '1' },
      });
    },
  );
  app.get(
    '/metrics',
    {
      config: { action: 'public', rateLimit: false },
      schema: {
        operationId: 'metrics.read',
        tags: ['operation'],
        summary: 'Figures in the text format of Prometheus',
        response: { 200: { description: 'Figures', content: { 'text/plain': { schema: Type.String() } } } },
      },
    },
    async (_request, reply) => {
      metrics.streams.set(streams.count);
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    },
  );
}

async function failing(checks: readonly ReadyCheck[]): Promise<string[]> {
  const results = await Promise.all(
    checks.map(async (check) => ((await check.holds().catch(() => false)) ? null : check.name)),
  );
  return results.filter((name) => name !== null);
}

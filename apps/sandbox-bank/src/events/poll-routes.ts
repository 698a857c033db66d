import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { limits } from '../limits.ts';
import { retryPause, spoiling } from './delivery-plan.ts';
import { spoilTableEvent } from '../permissions/spoil-table.ts';
import { acknowledge, listAcknowledged, listUnacknowledged, reportError, type Delivery } from './event-store.ts';
import { PollAnswer, PollRequest } from './poll-schemas.ts';
import { signEvent, spoilEvent } from './security-event.ts';

/** Events for clients that ask (RFC 8936): whatever was pushed in vain waits here. */
export function pollRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/v1/events/poll', {
      onRequest: guard('events'),
      schema: {
        tags: ['events'],
        operationId: 'events.poll',
        summary: 'Acknowledge events, and take those that were not acknowledged yet',
        body: PollRequest,
        response: { 200: PollAnswer, ...problems(400, 401, 403, 413, 429, 503) },
      },
      handler: async (request, reply) => {
        const { clientId } = request;
        const { ack = [], setErrs = {}, maxEvents = limits.pollEvents, returnImmediately = false } = request.body;
        await acknowledge(bank.db, clientId, ack, bank.clock.now());
        for (const [jti, { err, description }] of Object.entries(setErrs)) {
          const pause = retryPause(2, bank.pushRetry, bank.random);
          await reportError(bank.db, clientId, jti, `${err}: ${description ?? ''}`, pause);
        }
        const most = Math.min(maxEvents, limits.pollEvents);
        // A client that hangs up waits no longer, and neither does a bank that closes.
        const gone = new AbortController();
        reply.raw.once('close', () => gone.abort());
        const give = AbortSignal.any([gone.signal, bank.stopping]);
        const found = most === 0 ? [] : await waitForEvents(bank, clientId, most + 1, returnImmediately, give);
        return answer(bank, clientId, found, most);
      },
    });
  };
}

async function waitForEvents(
  bank: BankContext,
  clientId: string,
  limit: number,
  returnImmediately: boolean,
  stop: AbortSignal,
): Promise<Delivery[]> {
  const until = Date.now() + limits.pollWaitMs;
  for (;;) {
    const found = await listUnacknowledged(bank.db, clientId, limit);
    const left = until - Date.now();
    if (found.length > 0 || returnImmediately || left <= 0 || stop.aborted) return found;
    await bank.outboxFilled.wait(left, stop);
  }
}

async function answer(
  bank: BankContext,
  clientId: string,
  found: Delivery[],
  most: number,
): Promise<{ sets: Record<string, string>; moreAvailable: boolean }> {
  const { scenario, keys, config } = bank;
  const page = found.slice(0, most);
  // The sets have no order of their own: what shall come late is left for the next poll.
  const kept = page.filter(() => !scenario.happens('reorderRate'));
  const given = kept.length === 0 ? page.slice(-1) : kept;
  const replayed = given.filter(() => scenario.happens('replayRate')).length;
  const again = replayed === 0 ? [] : await listAcknowledged(bank.db, clientId, replayed);
  const sets: Record<string, string> = {};
  const envelope = { issuer: config.issuer, clientId, clockSkewSeconds: scenario.get().clockSkewSeconds };
  for (const delivery of [...given, ...again]) {
    const otherTable = await spoilTableEvent(bank, delivery);
    if (otherTable !== null) {
      // Under a name of its own: its acknowledgement must not count for what is still to be told rightly.
      const jti = `${delivery.jti}-other`;
      sets[jti] = signEvent(keys.current(), { ...otherTable, jti }, envelope);
      const pause = retryPause(2, bank.pushRetry, bank.random);
      await reportError(bank.db, clientId, delivery.jti, 'the scenario told of another table', pause);
      continue;
    }
    const token = signEvent(keys.current(), delivery, envelope);
    const how = spoiling(scenario);
    sets[delivery.jti] = how === null ? token : spoilEvent(token, how);
    if (!scenario.happens('duplicateRate')) continue;
    // A poll names every event once, so a duplicate comes under a second name.
    const jti = `${delivery.jti}-again`;
    sets[jti] = signEvent(keys.current(), { ...delivery, jti }, envelope);
  }
  return { sets, moreAvailable: found.length > given.length };
}

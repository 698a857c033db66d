import { setTimeout as sleep } from 'node:timers/promises';
import type { BankContext } from '../bank-context.ts';
import type { ClientConfig } from '../config.ts';
import { limits } from '../limits.ts';
import { reorder, retryPause, spoiling } from './delivery-plan.ts';
import { spoilTableEvent } from '../permissions/spoil-table.ts';
import { acknowledge, listAcknowledged, postpone, takeDue, type Delivery } from './event-store.ts';
import { signEvent, spoilEvent } from './security-event.ts';

/** How long a taken delivery belongs to the pusher, ms; after a crash it is due again then. */
const leaseMs = 90_000;

/** Pushes events to the clients that have an address for them (RFC 8935), until the bank stops. */
export function startPusher(bank: BankContext): { stopped: Promise<unknown> } {
  const loops = bank.config.clients
    .filter((client) => client.eventPushUri !== undefined)
    .map((client) => pushLoop(bank, client, bank.stopping));
  return { stopped: Promise.all(loops) };
}

async function pushLoop(bank: BankContext, client: ClientConfig, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const pushed = await pushRound(bank, client, stop).catch((error: unknown) => {
      bank.log.warn('pushing failed', { client: client.clientId, reason: String(error) });
      return 0;
    });
    if (pushed === 0) await bank.outboxFilled.wait(Math.min(limits.pushIdleMs, bank.pushRetry.firstMs), stop);
  }
}

async function pushRound(bank: BankContext, client: ClientConfig, stop: AbortSignal): Promise<number> {
  const due = await takeDue(bank.db, client.clientId, limits.pushBatch, leaseMs);
  const replayed = due.filter(() => bank.scenario.happens('replayRate')).length;
  const again = replayed === 0 ? [] : await listAcknowledged(bank.db, client.clientId, replayed);
  // In order per customer, several customers at once.
  const lanes = [...Map.groupBy([...reorder(due, bank.scenario), ...again], ({ customerId }) => customerId).values()];
  const workers = Array.from({ length: limits.pushConcurrency }, async () => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
      for (const delivery of lane) {
        if (stop.aborted) return;
        await pushOne(bank, client, delivery, stop);
        if (bank.scenario.happens('duplicateRate')) await pushOne(bank, client, delivery, stop);
      }
    }
  });
  await Promise.all(workers);
  return due.length;
}

async function pushOne(bank: BankContext, client: ClientConfig, delivery: Delivery, stop: AbortSignal): Promise<void> {
  const { scenario, config, db } = bank;
  const { slowMs, clockSkewSeconds, pushNeverArrives } = scenario.get();
  const later = (error: string, atLeastMs = 0): Promise<void> => {
    const pause = retryPause(delivery.attempts, bank.pushRetry, bank.random);
    return postpone(db, client.clientId, delivery.jti, { error, waitMs: Math.max(pause, atLeastMs) });
  };
  if (pushNeverArrives) return later('the scenario lets no push arrive');
  if (slowMs > 0) await sleep(slowMs, undefined, { signal: stop }).catch(() => undefined);
  const otherTable = await spoilTableEvent(bank, delivery);
  const token = signEvent(bank.keys.current(), otherTable ?? delivery, {
    issuer: config.issuer,
    clientId: client.clientId,
    clockSkewSeconds,
  });
  const spoiled = spoiling(scenario);
  try {
    const answer = await post(client.eventPushUri ?? '', spoiled === null ? token : spoilEvent(token, spoiled), stop);
    // A spoiled delivery never counts, whatever was answered: the event is still to be delivered rightly.
    if (spoiled !== null) return await later(`the scenario spoiled the delivery: ${spoiled}`);
    if (otherTable !== null) return await later('the scenario told of another table');
    if (answer.status === 202) return await acknowledge(db, client.clientId, [delivery.jti], bank.clock.now());
    await later(`answered ${answer.status}: ${answer.text}`, answer.retryAfterMs);
  } catch (error) {
    await later(describeError(error));
  }
}

/** fetch hides the reason of a failed connection in the cause. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

type Answer = { status: number; text: string; retryAfterMs: number };

async function post(address: string, body: string, stop: AbortSignal): Promise<Answer> {
  const response = await fetch(address, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/secevent+jwt', accept: 'application/json' },
    body,
    signal: AbortSignal.any([stop, AbortSignal.timeout(limits.pushTimeoutMs)]),
  });
  const text = (await response.text()).slice(0, 400);
  const retryAfter = Number(response.headers.get('retry-after') ?? 0);
  const retryAfterMs = Number.isFinite(retryAfter) ? Math.min(retryAfter * 1_000, limits.pushRetry.longestMs) : 0;
  return { status: response.status, text, retryAfterMs };
}

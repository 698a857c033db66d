import type { Database } from '../../platform/db/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { StoredEvent } from '../../platform/outbox/outbox-store.ts';
import type { SignedIn } from '../identity/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Connections } from './connections/connections.ts';
import { defineAccountJobs } from './accounts/account-jobs.ts';
import type { AccountReader } from './accounts/account-reader.ts';
import { settleOwner, type ConsentDeps } from './consents/consent-changes.ts';
import { expireConsents } from './consents/expire-consents.ts';
import { warnOfEnding } from './consents/warn-of-ending.ts';
import type { EventBus } from '../../platform/realtime/event-bus.ts';
import { ensureCustomers, findEnterprise, setEnterprise, wantSync } from './inbox/customer-store.ts';
import type { BankPayments } from './payments/payment-service.ts';
import type { Tender } from './sync/tend.ts';

interface JobDeps extends ConsentDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly bus: EventBus;
  readonly connections: Connections;
  readonly tender: Tender;
  readonly payments: Pick<BankPayments, 'askUntold'>;
  readonly reader: Pick<AccountReader, 'read' | 'readNow'>;
}

const tendJob = 'bank.tend_connection';
/** How often each connection is looked after, s: the longest that an event waits whose push did not arrive. */
const tendEverySeconds = 2;

/** @returns a way to have a connection looked after at once. */
export function defineBankJobs(deps: JobDeps): (connectionId: string) => Promise<void> {
  const { db, jobs, connections, tender } = deps;
  // One job waits for each connection: a round that is under way is followed by one more at most.
  const send = (connectionId: string) =>
    db
      .asSystem('bank.queue_round', (tx) => jobs.send(tx, tendJob, { connectionId }, { key: connectionId }))
      .then(() => jobs.wake([tendJob]));
  jobs.define({
    name: 'bank.tend_connections',
    everySeconds: tendEverySeconds,
    run: async () => {
      for (const { connectionId } of connections.all()) await send(connectionId);
    },
  });
  jobs.define<{ connectionId: string }>({
    name: tendJob,
    coalesce: true,
    concurrency: 3,
    // The next round comes by itself.
    retryLimit: 0,
    leavesDeadLetter: false,
    run: async ({ payload }) => {
      const connection = connections.all().find((one) => one.connectionId === payload.connectionId);
      if (connection !== undefined) await tender.tend(connection);
    },
  });
  jobs.define({ name: 'bank.expire_consents', everySeconds: 5, run: async () => void (await expireConsents(deps)) });
  jobs.define({ name: 'bank.warn_of_ending', everySeconds: 60, run: async () => void (await warnOfEnding(deps)) });
  jobs.define({
    name: 'bank.ask_untold_payments',
    everySeconds: 5,
    run: async () => void (await deps.payments.askUntold()),
  });
  defineAccountJobs(deps);
  jobs.define<StoredEvent>({
    name: 'bank.sync_after_sign_in',
    on: ['identity.signed_in'],
    run: async ({ payload }) => {
      // Written by identity as the payload of this topic.
      const signedIn = payload.payload as SignedIn;
      await takeSignIn(deps, signedIn);
      await send(signedIn.connectionId);
    },
  });
  return send;
}

/** A sign-in tells which enterprise a customer is, and is a good moment to read on. */
async function takeSignIn(deps: JobDeps, { connectionId, customerId, enterpriseId }: SignedIn): Promise<void> {
  await deps.db.asSystem('bank.take_sign_in', async (tx) => {
    const now = deps.clock.now();
    await ensureCustomers(tx, connectionId, [customerId], now);
    await setEnterprise(tx, connectionId, customerId, enterpriseId);
    // The one that its journal named first stays: a later sign-in under other identifiers moves nothing.
    const owner = await findEnterprise(tx, connectionId, customerId);
    await settleOwner(tx, deps, { connectionId, customerId, enterpriseId: owner });
    await wantSync(tx, connectionId, [customerId], now);
  });
}

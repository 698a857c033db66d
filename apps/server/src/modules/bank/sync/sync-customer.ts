import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { bankLimits } from '../bank-limits.ts';
import type { RecordsPage } from '../client/api-schemas.ts';
import type { BankApi } from '../client/bank-api.ts';
import { BankError } from '../client/bank-error.ts';
import type { BankConnection } from '../connections/connection.ts';
import { applyBankWord, type ConsentDeps } from '../consents/consent-changes.ts';
import { selectUsable, type BankConsent } from '../consents/consent-store.ts';
import type { BankCustomer } from '../inbox/customer-store.ts';
import type { Ingest } from '../inbox/ingest.ts';
import { processedSequence } from '../inbox/progress-store.ts';
import { toWord } from './list-consents.ts';
import { finishRun, noteLastSequence, notePage, openRun, releaseCustomer, syncFailures } from './sync-store.ts';

export interface CustomerSyncDeps extends ConsentDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly api: BankApi;
  readonly ingest: Ingest;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Reads what is missing of one customer's journal, page by page, and applies it. Failures put it off; they never throw. */
export async function syncCustomer(
  deps: CustomerSyncDeps,
  connection: BankConnection,
  customer: BankCustomer,
): Promise<BankError | null> {
  const { db, clock } = deps;
  const { connectionId } = connection;
  const { customerId, refetchFrom } = customer;
  const startedAt = clock.now();
  const { consents, run } = await db.asSystem('bank.open_record_run', async (tx) => {
    const usable = await selectUsable(tx, connectionId, customerId, startedAt);
    // Without a consent the bank would only refuse.
    return {
      consents: usable,
      run: usable.length === 0 ? null : await openRun(tx, { connectionId, kind: 'records', customerId }, startedAt),
    };
  });
  let failure: BankError | null = null;
  try {
    if (run !== null)
      for (const { consent, from } of walks(consents, customer))
        await walk(deps, connection, customer, { consent, from, runId: run.runId });
  } catch (error) {
    failure =
      error instanceof BankError
        ? error
        : new BankError('bank.invalid_answer', 'our own side failed', { cause: error });
    if (!(error instanceof BankError)) throw error;
  } finally {
    const outcome = failure;
    await db.asSystem('bank.close_record_run', async (tx) => {
      const now = clock.now();
      if (run !== null)
        await finishRun(tx, run.runId, outcome === null ? null : { code: outcome.code, detail: outcome.message }, now);
      const retryAt = outcome === null ? null : await putOff(tx, deps, connectionId, customerId, now);
      await releaseCustomer(tx, { connectionId, customerId }, { startedAt, now, retryAt, refetched: refetchFrom });
    });
  }
  return failure;
}

/** The widest consent reads on from the cursor, or from the first withheld entry; others only where they show more. */
function walks(consents: readonly BankConsent[], customer: BankCustomer): { consent: BankConsent; from: bigint }[] {
  const { processedSequence: processed, refetchFrom } = customer;
  const from = refetchFrom !== null && refetchFrom <= processed ? refetchFrom - 1n : processed;
  const covered = new Set<string>();
  return consents.flatMap((consent, place) => {
    const wider = consent.permissions.some((permission) => !covered.has(permission));
    for (const permission of consent.permissions) covered.add(permission);
    return place === 0 || wider ? [{ consent, from }] : [];
  });
}

interface Walk {
  readonly consent: BankConsent;
  readonly from: bigint;
  readonly runId: string;
}

async function walk(
  deps: CustomerSyncDeps,
  connection: BankConnection,
  customer: BankCustomer,
  { consent, from, runId }: Walk,
): Promise<void> {
  const { customerId } = customer;
  let reached = from;
  let cursor: string | null = null;
  for (let pages = 0; pages < bankLimits.pagesPerRun; pages += 1) {
    const page = await ask(deps, connection, { customerId, consent, afterSequence: from, cursor });
    const last = checkOrder(page, customerId, reached);
    const entries = [];
    for (const item of page.items) {
      const place = { customerId, sequence: BigInt(item.sequence) };
      entries.push(
        'jws' in item
          ? await deps.ingest.check(connection, { ...place, jws: item.jws })
          : ({ type: 'withheld', ...place } as const),
      );
    }
    await deps.ingest.receive(connection, 'sync', entries, async (tx) => {
      await notePage(tx, runId, { cursor: last.toString(), records: entries.length });
      await noteLastSequence(tx, connection.connectionId, customerId, BigInt(page.lastSequence));
    });
    await deps.ingest.apply(connection, customerId);
    reached = last;
    if (page.nextCursor === null) return checkComplete(deps, connection, customerId, page);
    if (page.items.length === 0 || page.nextCursor === cursor) throw lie('the journal does not advance');
    cursor = page.nextCursor;
  }
  throw lie('the journal has no end');
}

/** A page is of this customer and ascends. @returns the last place on it. */
function checkOrder(page: RecordsPage, customerId: string, reached: bigint): bigint {
  if (page.customerId !== customerId) throw lie('a page of another customer came');
  let last = reached;
  for (const { sequence } of page.items) {
    if (BigInt(sequence) <= last) throw lie('the entries of a page do not ascend');
    last = BigInt(sequence);
  }
  return last;
}

/** At the end of its list everything that the bank counts must have been in it, but for what has to be asked for again. */
async function checkComplete(
  deps: CustomerSyncDeps,
  connection: BankConnection,
  customerId: string,
  page: RecordsPage,
): Promise<void> {
  const processed = await deps.db.asSystem(
    'bank.read_progress',
    (tx) => processedSequence(tx, connection.connectionId, customerId),
    { readOnly: true },
  );
  if (processed.processed >= BigInt(page.lastSequence) || processed.unidentified) return;
  throw lie('entries are missing from the journal, or do not verify');
}

async function ask(
  deps: CustomerSyncDeps,
  connection: BankConnection,
  request: { customerId: string; consent: BankConsent; afterSequence: bigint; cursor: string | null },
): Promise<RecordsPage> {
  const { consent, customerId, afterSequence, cursor } = request;
  // Usable consents have the bank's identifier.
  const consentId = consent.bankConsentId ?? '';
  try {
    return await deps.api.records(connection, { customerId, consentId, afterSequence, cursor });
  } catch (error) {
    if (!(error instanceof BankError) || error.status !== 403) throw error;
    // The bank no longer accepts the consent: what has become of it?
    const word = toWord(await deps.api.getConsent(connection, consentId));
    await deps.db.asSystem('bank.take_consents', (tx: Tx) => applyBankWord(tx, deps, connection, word));
    throw error;
  }
}

async function putOff(
  tx: Tx,
  deps: CustomerSyncDeps,
  connectionId: string,
  customerId: string,
  now: Date,
): Promise<Date> {
  const failures = await syncFailures(tx, connectionId, customerId);
  const bound = Math.min(bankLimits.syncRetryLongestSeconds, 2 ** Math.min(failures, 10));
  return new Date(now.getTime() + bound * 1_000 * (0.5 + deps.random() / 2));
}

function lie(detail: string): BankError {
  return new BankError('bank.invalid_answer', detail);
}

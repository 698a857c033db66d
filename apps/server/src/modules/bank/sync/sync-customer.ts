import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { bankLimits } from '../bank-limits.ts';
import type { RecordsPage } from '../client/api-schemas.ts';
import type { BankApi } from '../client/bank-api.ts';
import { BankError } from '../client/bank-error.ts';
import type { BankConnection } from '../connections/connection.ts';
import { applyBankWord, type ConsentDeps } from '../consents/consent-changes.ts';
import type { BankConsent } from '../consents/consent-store.ts';
import type { BankCustomer } from '../inbox/customer-store.ts';
import type { Ingest } from '../inbox/ingest.ts';
import type { IncomingEntry } from '../inbox/intake.ts';
import { processedSequence } from '../inbox/progress-store.ts';
import { toWord } from './list-consents.ts';
import { finishRun, noteLastSequence, notePage, releaseCustomer, syncFailures } from './sync-store.ts';

export interface CustomerSyncDeps extends ConsentDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly api: BankApi;
  readonly ingest: Ingest;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** A claimed customer, the consents by which its journal can be read, and the run that does it (none without a consent). */
export interface ClaimedSync {
  readonly customer: BankCustomer;
  readonly consents: readonly BankConsent[];
  readonly runId: string | null;
}

/** Reads what is missing of one customer's journal, page by page, and applies it. A failure of the bank puts it off. */
export async function syncCustomer(
  deps: CustomerSyncDeps,
  connection: BankConnection,
  { customer, consents, runId }: ClaimedSync,
): Promise<BankError | null> {
  const { db, clock } = deps;
  const sync: Sync = { connection, customer, runId, startedAt: clock.now(), closed: false };
  try {
    const planned = runId === null ? [] : walks(consents, customer);
    for (const [place, one] of planned.entries()) await walk(deps, sync, one, place === planned.length - 1);
    if (!sync.closed) await db.asSystem('bank.close_record_run', (tx) => close(tx, deps, sync, null));
    return null;
  } catch (error) {
    const failure =
      error instanceof BankError
        ? error
        : new BankError('bank.invalid_answer', 'our own side failed', { cause: error });
    await db.asSystem('bank.close_record_run', (tx) => close(tx, deps, sync, failure));
    if (!(error instanceof BankError)) throw error;
    return failure;
  }
}

interface Sync {
  readonly connection: BankConnection;
  readonly customer: BankCustomer;
  readonly runId: string | null;
  readonly startedAt: Date;
  /** The run was finished, and the customer given back, with its last page. */
  closed: boolean;
}

async function close(tx: Tx, deps: CustomerSyncDeps, sync: Sync, failure: BankError | null): Promise<void> {
  const { connection, customer, runId, startedAt } = sync;
  const place = { connectionId: connection.connectionId, customerId: customer.customerId };
  const now = deps.clock.now();
  const error = failure === null ? null : { code: failure.code, detail: failure.message };
  if (runId !== null) await finishRun(tx, runId, error, now);
  const retryAt = failure === null ? null : await putOff(tx, deps, place.connectionId, place.customerId, now);
  await releaseCustomer(tx, place, { startedAt, now, retryAt, refetched: customer.refetchFrom });
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
}

async function walk(deps: CustomerSyncDeps, sync: Sync, { consent, from }: Walk, isLast: boolean): Promise<void> {
  const { customerId } = sync.customer;
  let reached = from;
  let cursor: string | null = null;
  for (let pages = 0; pages < bankLimits.pagesPerRun; pages += 1) {
    const page = await ask(deps, sync.connection, { customerId, consent, afterSequence: from, cursor });
    reached = await takePage(deps, sync, page, { reached, isEnd: isLast && page.nextCursor === null });
    if (page.nextCursor === null) return;
    if (page.items.length === 0 || page.nextCursor === cursor) throw lie('the journal does not advance');
    cursor = page.nextCursor;
  }
  throw lie('the journal has no end');
}

/** Takes a page in and applies it; the last one closes the run within its transaction. @returns the last place on it. */
async function takePage(
  deps: CustomerSyncDeps,
  sync: Sync,
  page: RecordsPage,
  { reached, isEnd }: { reached: bigint; isEnd: boolean },
): Promise<bigint> {
  const { connection, customer, runId } = sync;
  const { customerId } = customer;
  const last = checkOrder(page, customerId, reached);
  const entries = await Promise.all(
    page.items.map((item): Promise<IncomingEntry> => {
      const place = { customerId, sequence: BigInt(item.sequence) };
      if (!('jws' in item)) return Promise.resolve({ type: 'withheld', ...place });
      return deps.ingest.check(connection, { ...place, jws: item.jws });
    }),
  );
  let closed = false;
  const applied = await deps.ingest.receiveAndApply(connection, customerId, entries, {
    before: async (tx) => {
      await notePage(tx, runId ?? '', { cursor: last.toString(), records: entries.length });
      await noteLastSequence(tx, connection.connectionId, customerId, BigInt(page.lastSequence));
    },
    after: async (tx, turn) => {
      closed = isEnd && !turn.more && isComplete(turn.processed, page);
      if (closed) await close(tx, deps, sync, null);
    },
  });
  sync.closed = closed && applied !== null;
  if (applied === null || applied.more) await deps.ingest.apply(connection, customerId);
  if (isEnd && !sync.closed) await checkComplete(deps, connection, customerId, page);
  return last;
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

/** At its end everything that the bank counts must have been in the journal; one whose enterprise is not known yet waits. */
function isComplete(processed: bigint | null, page: RecordsPage): boolean {
  return processed === null || processed >= BigInt(page.lastSequence);
}

async function checkComplete(
  deps: CustomerSyncDeps,
  connection: BankConnection,
  customerId: string,
  page: RecordsPage,
): Promise<void> {
  const read = (tx: Tx) => processedSequence(tx, connection.connectionId, customerId);
  const { processed, unidentified } = await deps.db.asSystem('bank.read_progress', read, { readOnly: true });
  if (!isComplete(unidentified ? null : processed, page))
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

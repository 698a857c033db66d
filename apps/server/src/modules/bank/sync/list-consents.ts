import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { bankLimits } from '../bank-limits.ts';
import type { BankConsentAnswer, ConsentsPage } from '../client/api-schemas.ts';
import type { BankApi } from '../client/bank-api.ts';
import { BankError } from '../client/bank-error.ts';
import type { BankConnection } from '../connections/connection.ts';
import { applyBankWord, type BankWord, type ConsentDeps } from '../consents/consent-changes.ts';
import { finishRun, noteListing, notePage, openRun, selectListing } from './sync-store.ts';

/** The bank's own clock decides what changed since; commits may become visible a little out of order. */
const overlapMs = 10_000;

/** @throws BankError when an instant in it is none. */
export function toWord(answer: BankConsentAnswer): BankWord {
  const instants = [answer.createdAt, answer.statusUpdatedAt, answer.expiresAt ?? answer.createdAt];
  if (instants.some((instant) => Number.isNaN(Date.parse(instant))))
    throw new BankError('bank.invalid_answer', 'a consent has a time that is none');
  return {
    bankConsentId: answer.consentId,
    status: answer.status,
    permissions: answer.permissions,
    customerId: answer.customerId,
    createdAt: new Date(answer.createdAt),
    statusUpdatedAt: new Date(answer.statusUpdatedAt),
    expiresAt: answer.expiresAt === null ? null : new Date(answer.expiresAt),
  };
}

/** Walks through the bank's list of consents, so that those given at a branch are found; goes on where a killed run stopped. */
export async function listConsents(
  deps: ConsentDeps & { db: Database; clock: Clock; api: BankApi },
  connection: BankConnection,
): Promise<number> {
  const { db, clock, api } = deps;
  const { connectionId } = connection;
  const { run, listing } = await db.asSystem('bank.open_consent_run', async (tx) => ({
    run: await openRun(tx, { connectionId, kind: 'consents', customerId: null }, clock.now()),
    listing: await selectListing(tx, connectionId),
  }));
  const since = listing.changedSince;
  let newest = since?.getTime() ?? 0;
  let cursor = run.pageCursor;
  let found = 0;
  try {
    for (let pages = 0; pages < bankLimits.pagesPerRun; pages += 1) {
      const page = await api.listConsents(connection, {
        changedSince: since === null ? null : new Date(since.getTime() - overlapMs),
        cursor,
      });
      if (page.nextCursor !== null && (page.nextCursor === cursor || page.items.length === 0)) {
        throw new BankError('bank.invalid_answer', 'the list of consents does not advance');
      }
      const words = page.items.map(toWord);
      newest = Math.max(newest, ...words.map((word) => word.statusUpdatedAt.getTime()));
      found += await takePage(deps, connection, run.runId, page, words);
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    await db.asSystem('bank.close_consent_run', async (tx) => {
      // Never later than our own time: a clock of the bank that runs ahead must not make us miss what comes.
      const reached = newest === 0 ? null : new Date(Math.min(newest, clock.now().getTime()));
      await noteListing(tx, connectionId, reached, clock.now());
      await finishRun(tx, run.runId, null, clock.now());
    });
    return found;
  } catch (error) {
    const failure =
      error instanceof BankError
        ? error
        : new BankError('bank.invalid_answer', 'our own side failed', { cause: error });
    await db.asSystem('bank.close_consent_run', (tx) =>
      finishRun(tx, run.runId, { code: failure.code, detail: failure.message }, clock.now()),
    );
    throw error;
  }
}

function takePage(
  deps: ConsentDeps & { db: Database },
  connection: BankConnection,
  runId: string,
  page: ConsentsPage,
  words: readonly BankWord[],
): Promise<number> {
  return deps.db.asSystem('bank.take_consents', async (tx) => {
    for (const word of words) await applyBankWord(tx, deps, connection, word);
    await notePage(tx, runId, { cursor: page.nextCursor, records: words.length });
    return words.length;
  });
}

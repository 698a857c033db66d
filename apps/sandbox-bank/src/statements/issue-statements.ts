import { createHash } from 'node:crypto';
import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { statementFileEvent } from '../events/bank-event.ts';
import { queueEvent } from '../events/event-store.ts';
import { newId } from '../ids.ts';
import { limits } from '../limits.ts';
import { describeBank } from '../pages/bank-description.ts';
import { bankDay } from '../permissions/bank-day.ts';
import { dayAfter, endOf, presentFile, startOfDay, type StatementEntry } from './statement-file.ts';
import * as store from './statement-store.ts';
import { schemaOf, writeCamt, type Camt } from './write-camt.ts';

/** For one customer, or for all of them (null). */
type For = { customerId: string | null };

/** Issues a camt.054 of what was booked and not notified of: one file for each account. @returns how many files. */
export function issueNotifications(bank: BankContext, { customerId }: For): Promise<number> {
  return issuing(bank, async (tx) => {
    const queued = await store.listToNotify(tx, { customerId, limit: limits.statementBatch });
    const entryNos = [...new Set(queued.map(({ entryNo }) => entryNo))];
    // Both sides of a transfer are told at once, whoever was asked for.
    const bookings = await store.accountsOfBookings(tx, entryNos);
    let files = 0;
    for (const [accountId, own] of Map.groupBy(bookings, (one) => one.accountId))
      for (const [day, ofDay] of Map.groupBy(own, (one) => bankDay(one.bookedAt)))
        files += await issueNotification(
          tx,
          bank,
          accountId,
          day,
          ofDay.map(({ entryNo }) => entryNo),
        );
    await store.markNotified(tx, entryNos);
    return files;
  });
}

/** Issues a camt.053 of each day of which a booking before an instant stands in none. @returns how many files. */
export function issueDays(bank: BankContext, { customerId, before }: For & { before: Date }): Promise<number> {
  return issuing(bank, async (tx) => {
    const queued = await store.listToState(tx, { customerId, before, limit: limits.statementBatch });
    const entryNos = [...new Set(queued.map(({ entryNo }) => entryNo))];
    const bookings = await store.accountsOfBookings(tx, entryNos);
    let files = 0;
    for (const [accountId, own] of Map.groupBy(bookings, (one) => one.accountId))
      for (const day of [...new Set(own.map((one) => bankDay(one.bookedAt)))].toSorted())
        files += await issueDay(tx, bank, accountId, day);
    await store.markStated(tx, entryNos);
    return files;
  });
}

/** Issues a camt.052 of the day so far, pending payments included, for accounts that were moved since an instant. @returns how many files. */
export function issueReports(bank: BankContext, { customerId, since }: For & { since: Date }): Promise<number> {
  return issuing(bank, async (tx) => {
    let files = 0;
    for (const accountId of await store.listBusyAccounts(tx, { customerId, since }))
      files += await issueReport(tx, bank, accountId);
    return files;
  });
}

async function issuing(bank: BankContext, work: (tx: Queryable) => Promise<number>): Promise<number> {
  const files = await bank.db.transaction(async (tx) => {
    await store.lockIssuing(tx);
    return work(tx);
  });
  if (files > 0) bank.outboxFilled.ring();
  return files;
}

async function issueNotification(
  tx: Queryable,
  bank: BankContext,
  accountId: string,
  day: string,
  entryNos: string[],
): Promise<number> {
  const [from, to] = [startOfDay(day), startOfDay(dayAfter(day))];
  const entries = await store.listBookedBetween(tx, accountId, { from, to, entryNos });
  return issue(tx, bank, accountId, { message: 'camt.054', day, from, to: endOf(day), balances: [], entries });
}

async function issueDay(tx: Queryable, bank: BankContext, accountId: string, day: string): Promise<number> {
  // The scenario lets a statement begin with the day before, of which there is a statement already.
  const overlaps = bank.scenario.happens('statementOverlapRate');
  const first = (overlaps ? await store.statedBefore(tx, accountId, day) : null) ?? day;
  const [from, to] = [startOfDay(first), startOfDay(dayAfter(day))];
  const opening = await store.balanceBefore(tx, accountId, from);
  const entries = await store.listBookedBetween(tx, accountId, { from, to });
  const closing = opening + sumOf(entries);
  const balances: Camt['balances'] = [
    { type: 'OPBD', minor: opening, day: first },
    { type: 'CLBD', minor: closing, day },
  ];
  return issue(tx, bank, accountId, { message: 'camt.053', day, from, to: endOf(day), balances, entries });
}

async function issueReport(tx: Queryable, bank: BankContext, accountId: string): Promise<number> {
  const now = bank.clock.now();
  const day = bankDay(now);
  const [from, to] = [startOfDay(day), startOfDay(dayAfter(day))];
  const booked = await store.listBookedBetween(tx, accountId, { from, to });
  const pending = await store.listPending(tx, accountId);
  const minor = (await store.balanceBefore(tx, accountId, from)) + sumOf(booked);
  const balances: Camt['balances'] = [
    { type: 'ITBD', minor, day },
    { type: 'ITAV', minor: minor + sumOf(pending), day },
  ];
  return issue(tx, bank, accountId, {
    message: 'camt.052',
    day,
    from,
    to: now,
    balances,
    entries: [...booked, ...pending],
  });
}

function sumOf(entries: readonly StatementEntry[]): bigint {
  return entries.reduce(
    (sum, { direction, amountMinor }) => sum + (direction === 'credit' ? amountMinor : -amountMinor),
    0n,
  );
}

/** Writes the file, keeps it and queues the event that tells it to every client; twice where the scenario says so. */
async function issue(
  tx: Queryable,
  bank: BankContext,
  accountId: string,
  said: Pick<Camt, 'message' | 'from' | 'to' | 'balances' | 'entries'> & { day: string },
): Promise<number> {
  const { message, day } = said;
  const now = bank.clock.now();
  const { nameZh } = await describeBank(tx, bank.config.bankId);
  const account = await store.findHead(tx, accountId, nameZh);
  const { number, issue: edition } = await store.nextIssue(tx, accountId, message, day);
  const statementId = `${message.slice(-3)}-${day.replaceAll('-', '')}-${number}-${edition}`;
  const times = bank.scenario.happens('statementReissueRate') ? 2 : 1;
  for (let time = 1; time <= times; time += 1) {
    const fileId = newId(now);
    const written = { messageId: fileId.replaceAll('-', ''), sentAt: now, isDuplicate: time > 1 };
    const content = writeCamt({ ...said, ...written, statementId, number, createdAt: now, account });
    const file = await store.insertFile(tx, {
      customerId: account.customerId,
      fileId,
      message,
      schema: schemaOf(message),
      accountNumber: accountId,
      createdAt: now,
      sha256: createHash('sha256').update(content).digest('hex'),
      day,
      number,
      issue: edition,
      content,
    });
    const clientIds = bank.config.clients.map(({ clientId }) => clientId);
    await queueEvent(tx, clientIds, account.customerId, { type: statementFileEvent, data: presentFile(file) }, now);
  }
  return times;
}

import { createHash } from 'node:crypto';
import type { Tx } from '../../../platform/db/database.ts';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import { checkBalance } from './balance-check.ts';
import type { StatementId } from './entry.ts';
import { sightingsOf } from './entry-identity.ts';
import { recordOf } from './entry-record.ts';
import { insertEntries, selectKnown, updateEntries, type EntryOwner } from './entry-store.ts';
import { planEntries, type EntryPlan, type EntryWrite } from './plan-entries.ts';
import type { ReadFile } from './reading/read-file.ts';
import type { ReadStatement } from './reading/read-statement.ts';
import type { StatementFileId, StatementRow } from './statement.ts';
import { statementLimits } from './statement-limits.ts';
import { insertLines, insertStatement } from './statement-store.ts';

/** Under which file, and for whom, a statement is taken. */
export interface StatementOrigin {
  readonly enterpriseId: EnterpriseId;
  readonly connectionId: string;
  readonly customerId: string;
  readonly via: 'bank' | 'upload';
  readonly uploadedBy: string | null;
  readonly fileId: StatementFileId;
  readonly now: Date;
}

/** A statement that is new here, with what it made of the entries of its account. */
export interface TakenStatement {
  readonly statement: StatementRow;
  readonly newlyBooked: readonly EntryWrite[];
}

/**
 * Writes a statement and what it says of entries, in the transaction of its file and with its account locked.
 * @returns null when a statement of the same content is there.
 */
export async function takeStatement(
  tx: Tx,
  origin: StatementOrigin,
  file: ReadFile,
  statement: ReadStatement,
): Promise<TakenStatement | null> {
  const statementKey = keyOf(origin, file, statement);
  const row = rowOf(origin, file, statement);
  if (!(await insertStatement(tx, { ...row, statementKey }))) return null;
  const place = { connectionId: origin.connectionId, customerId: origin.customerId, accountNumber: row.accountNumber };
  const { createdAt } = statement;
  const rank = { via: origin.via, message: file.message, createdAt, statementKey: statementKey.toString('hex') };
  const sightings = sightingsOf(place, rank, statement.entries);
  const references = [...new Set(sightings.map((one) => one.referenceKey))];
  const known = await selectKnown(tx, references);
  const plan = planEntries(sightings, known, () => newId<'entry'>());
  await writeEntries(
    tx,
    { ...place, enterpriseId: origin.enterpriseId, statementId: row.statementId, now: origin.now },
    plan,
  );
  await insertLines(tx, origin.enterpriseId, row.statementId, plan.entryIds);
  return { statement: row, newlyBooked: plan.newlyBooked };
}

async function writeEntries(tx: Tx, owner: EntryOwner, { inserted, updated }: EntryPlan): Promise<void> {
  for (const some of chunksOf(inserted)) await insertEntries(tx, owner, some.map(recordOf));
  for (const some of chunksOf(updated)) await updateEntries(tx, owner, some.map(recordOf));
}

function* chunksOf(writes: readonly EntryWrite[]): Generator<readonly EntryWrite[]> {
  const size = statementLimits.entriesAtOnce;
  for (let from = 0; from < writes.length; from += size) yield writes.slice(from, from + size);
}

/**
 * Of all that a statement says: the same in another file, also of another version of its message, is this one. What a member brings is
 * kept apart from what the bank gave itself.
 */
function keyOf(
  { connectionId, customerId, via }: StatementOrigin,
  { message }: ReadFile,
  statement: ReadStatement,
): Buffer {
  const { entries, balances, isCopy: _, ...head } = statement;
  const told = balances.map(({ amountMinor, ...one }) => ({ ...one, amountMinor: amountMinor.toString() }));
  return createHash('sha256')
    .update(JSON.stringify([connectionId, customerId, message, head, told]))
    .update(entries.map((entry) => entry.content).join('\n'))
    .update(via === 'bank' ? '' : '\nupload')
    .digest();
}

function rowOf(origin: StatementOrigin, file: ReadFile, statement: ReadStatement): StatementRow {
  const { state, opening, closing, expectedMinor, creditsMinor, debitsMinor } = checkBalance(file.message, statement);
  return {
    enterpriseId: origin.enterpriseId,
    statementId: newId<'statement'>() satisfies StatementId,
    connectionId: origin.connectionId,
    customerId: origin.customerId,
    accountNumber: statement.accountNumber,
    currency: statement.currency,
    fileId: origin.fileId,
    message: file.message,
    schema: file.schema,
    checkedBy: file.checkedBy,
    bankId: statement.bankId,
    electronicSequence: statement.electronicSequence,
    legalSequence: statement.legalSequence,
    page: statement.page,
    isCopy: statement.isCopy,
    createdAt: statement.createdAt === null ? null : new Date(statement.createdAt),
    day: statement.day,
    fromOn: statement.fromOn,
    openingMinor: opening?.amountMinor ?? null,
    openingOn: opening?.on ?? null,
    closingMinor: closing?.amountMinor ?? null,
    closingOn: closing?.on ?? null,
    balances: statement.balances.map(({ amountMinor, ...one }) => ({ ...one, amountMinor: amountMinor.toString() })),
    state,
    expectedMinor,
    creditsMinor,
    debitsMinor,
    entries: statement.entries.length,
    takenAt: origin.now,
    via: origin.via,
    uploadedBy: origin.uploadedBy,
  };
}

import { createHash } from 'node:crypto';
import type { Tx } from '../../../platform/db/database.ts';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import { assert } from '../../../platform/errors.ts';
import { checkBalance } from './balance-check.ts';
import type { StatementId } from './entry.ts';
import { sightingsOf, type AccountPlace, type Sighting } from './entry-identity.ts';
import { recordOf } from './entry-record.ts';
import { insertEntries, selectKnown, updateEntries, type EntryOwner } from './entry-store.ts';
import { planEntries, type EntryPlan, type EntryWrite, type KnownEntry } from './plan-entries.ts';
import type { ReadFile } from './reading/read-file.ts';
import type { ReadStatement } from './reading/read-statement.ts';
import { numberAnew, selectOccurrences } from './page-store.ts';
import type { StatementFileId, StatementRow } from './statement.ts';
import { issuesOf, replacementsOf, type Issue } from './statement-issues.ts';
import { statementLimits } from './statement-limits.ts';
import { insertLines, insertStatement, selectIssues, type StatementLine } from './statement-store.ts';
import { judgeEntries, updateReplaced } from './supersede-store.ts';

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
  /** How many entries of its account count no more because of it, or count again. */
  readonly judged: number;
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
  const row = rowOf(origin, file, statement);
  if (!(await insertStatement(tx, row))) return null;
  const place = { connectionId: origin.connectionId, customerId: origin.customerId, accountNumber: row.accountNumber };
  // A statement of the day may be another issue of one, and any may be a page.
  const issues = row.page === null && row.message !== 'camt.053' ? [] : issuesOf(await selectIssues(tx, row));
  const pages = row.page === null ? [] : pagesOf(row, issues);
  const sightings = await sightingsIn(tx, place, { row, statement, pages });
  const references = [...new Set(sightings.map((one) => one.referenceKey))];
  const known = await selectKnown(tx, references);
  const plan = planEntries(sightings, known, () => newId<'entry'>());
  await writeEntries(
    tx,
    { ...place, enterpriseId: origin.enterpriseId, statementId: row.statementId, now: origin.now },
    plan,
  );
  await insertLines(tx, row, linesOf(sightings, plan), row.page !== null);
  const moved = pages.includes(row.statementId) ? await numberAnew(tx, pages) : [];
  const judged = row.message === 'camt.053' ? await judge(tx, row, { issues, moved, known }) : 0;
  return { statement: row, newlyBooked: plan.newlyBooked, judged };
}

/** What of the entries counts after this statement: what another issue listed and it does not counts no more. */
async function judge(
  tx: Tx,
  { statementId }: StatementRow,
  {
    issues,
    moved,
    known,
  }: {
    readonly issues: readonly Issue<StatementRow>[];
    readonly moved: readonly string[];
    readonly known: readonly KnownEntry[];
  },
): Promise<number> {
  const replacements = replacementsOf(issues);
  const isAlone = replacements.size === 1 || [...replacements.values()].every((by) => by === null);
  const changed = replacements.size === 1 ? [] : await updateReplaced(tx, replacements);
  const others = isAlone ? [] : [...replacements.keys()];
  const again = known.some(({ superseded }) => superseded) ? [statementId] : [];
  const statementIds = [...new Set([...changed, ...others, ...again])];
  if (statementIds.length + moved.length === 0) return 0;
  return judgeEntries(tx, { statementIds, entryIds: moved, takenId: statementId });
}

/** The pages that count of the statement of which this is one; the page itself may be no longer among them. */
function pagesOf({ statementId }: StatementRow, issues: readonly Issue<StatementRow>[]): string[] {
  const issue = issues.find(({ pages, replaced, beside }) =>
    [...pages, ...replaced, ...beside].some((one) => one.statementId === statementId),
  );
  return issue?.pages.map((one) => one.statementId) ?? [];
}

async function sightingsIn(
  tx: Tx,
  place: AccountPlace,
  {
    row,
    statement: { entries, createdAt },
    pages,
  }: { readonly row: StatementRow; readonly statement: ReadStatement; readonly pages: readonly string[] },
): Promise<Sighting[]> {
  const { via, message, statementKey } = row;
  const rank = { via, message, createdAt, statementKey };
  const alone = sightingsOf(place, rank, entries);
  if (row.page === null) return alone;
  const likenesses = [...new Set(alone.map(({ likeness }) => likeness))];
  const beside = await selectOccurrences(tx, row, { pages, likenesses });
  return beside.size === 0 ? alone : sightingsOf(place, rank, entries, beside);
}

function linesOf(sightings: readonly Sighting[], { entryIds }: EntryPlan): StatementLine[] {
  return sightings.map(({ entry, likeness, occurrence }, at) => {
    const entryId = entryIds[at];
    assert(entryId !== undefined, 'every sighting is an entry');
    return { entryId, booked: entry.status === 'booked', likeness, occurrence };
  });
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
): string {
  const { entries, balances, isCopy: _copy, lastPage: _last, ...head } = statement;
  const told = balances.map(({ amountMinor, ...one }) => ({ ...one, amountMinor: amountMinor.toString() }));
  return createHash('sha256')
    .update(JSON.stringify([connectionId, customerId, message, head, told]))
    .update(entries.map((entry) => entry.content).join('\n'))
    .update(via === 'bank' ? '' : '\nupload')
    .digest('hex');
}

function rowOf(origin: StatementOrigin, file: ReadFile, statement: ReadStatement): StatementRow {
  const { state, opening, closing, expectedMinor, ...sums } = checkBalance(file.message, statement);
  return {
    enterpriseId: origin.enterpriseId,
    statementId: newId<'statement'>() satisfies StatementId,
    statementKey: keyOf(origin, file, statement),
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
    lastPage: statement.lastPage,
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
    ...sums,
    entries: statement.entries.length,
    takenAt: origin.now,
    via: origin.via,
    uploadedBy: origin.uploadedBy,
  };
}

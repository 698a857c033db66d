import type { ActingContext } from '../../../platform/acting-context.ts';
import { invalid } from '../../../platform/errors.ts';
import { readNumberCursor, readTimeCursor, strangeCursor, timeCursorAfter } from '../../../platform/http/cursors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/schemas.ts';
import { isUuid } from '../../../platform/ids.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import { selectEntries, selectEntriesOf, selectEntry, type EntryMark } from './entry-store.ts';
import type { EntryDetailView, EntryView, StatementFileView } from './statement-schemas.ts';
import { daysWithin, toldAmong } from './statement-days.ts';
import { noSuchEntry, noSuchStatement, otherMandate } from './statement-errors.ts';
import { selectFiles } from './statement-file-store.ts';
import { statementLimits } from './statement-limits.ts';
import {
  presentDay,
  presentEntry,
  presentEntryDetail,
  presentFile,
  presentStatement,
  type EntryOrigins,
} from './statement-present.ts';
import { namesOfBringers } from './statement-sources.ts';
import { selectIssues, selectNearest, selectOrigins, selectStatement, selectStatements } from './statement-store.ts';

export interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}
interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** What may be seen of statements: those of accounts that the mandate opens, at the bank and customer number of the session. */
export class StatementReads {
  readonly #deps: Pick<PaymentsDeps, 'db' | 'permissions' | 'identity'>;

  constructor(deps: Pick<PaymentsDeps, 'db' | 'permissions' | 'identity'>) {
    this.#deps = deps;
  }

  /** The days of an account with their statements, the latest first, and what is missing between them. */
  async days(
    context: ActingContext,
    accountNumber: string,
    { message = 'camt.053', from, to }: DayRange & { readonly message?: string | undefined },
    { cursor, limit }: PageAsked,
  ): Promise<Page<ReturnType<typeof presentDay>>> {
    await this.#requireAccount(context, accountNumber);
    const before = dayMark(cursor);
    const { connectionId, customerId } = context;
    const range = rangeOf({ from, to });
    const last = before === null ? range.to : earlierOf(dayBefore(before), range.to);
    const filter = { connectionId, customerId, accountNumber, message, from: range.from, to: last };
    const page = { after: null, limit: statementLimits.statementsLookedAt };
    const { rows, around } = await this.#deps.db.as(
      context,
      async (tx) => ({
        rows: await selectStatements(tx, filter, page),
        // What is missing at the edge of the days asked for lies between a statement within and one without.
        around: await selectNearest(tx, filter, { before: range.from, after: before === null ? range.to : null }),
      }),
      { readOnly: true },
    );
    const days = daysWithin([...rows, ...around], { from: range.from, to: last });
    // The last day that was looked at may be there in part, and what precedes it is not known: it opens the next page.
    const isWhole = rows.length < page.limit;
    const shown = days.slice(0, isWhole ? limit : Math.max(1, Math.min(limit, days.length - 1)));
    const end = shown.at(-1);
    const isLast = isWhole && days.length <= limit;
    const names = await namesOfBringers(this.#deps, rows);
    return {
      items: shown.map((day) => presentDay(day, names)),
      nextCursor: end === undefined || isLast ? null : encodeCursor([end.day]),
    };
  }

  /** A statement with a page of its entries. */
  async statement(context: ActingContext, statementId: string, { cursor, limit }: PageAsked) {
    const after = readNumberCursor(cursor) ?? 0;
    const { db } = this.#deps;
    const row = await db.as(context, (tx) => selectStatement(tx, statementId), { readOnly: true });
    if (row === null) throw noSuchStatement();
    await this.#requireOwn(context, row, 'This statement');
    const entries = await db.as(context, (tx) => selectEntriesOf(tx, statementId, { after, limit: limit + 1 }), {
      readOnly: true,
    });
    const shown = entries.slice(0, limit);
    const end = entries.length > limit ? shown.at(-1) : undefined;
    const [names, origins] = await Promise.all([namesOfBringers(this.#deps, [row]), this.#originsOf(context, shown)]);
    const issues = await db.as(context, (tx) => selectIssues(tx, row), { readOnly: true });
    return {
      statement: presentStatement(toldAmong(issues, row), names),
      entries: {
        items: shown.map((entry) => presentEntry(entry, origins)),
        nextCursor: end === undefined ? null : encodeCursor([end.position]),
      },
    };
  }

  /** Entries of an account, the latest day first. */
  async entries(
    context: ActingContext,
    accountNumber: string,
    asked: DayRange & {
      readonly direction?: string | undefined;
      readonly status?: string | undefined;
      readonly q?: string | undefined;
    },
    { cursor, limit }: PageAsked,
  ): Promise<Page<EntryView>> {
    await this.#requireAccount(context, accountNumber);
    const words = asked.q?.trim().toLowerCase() ?? '';
    const { connectionId, customerId } = context;
    const kind = {
      counting: false,
      direction: asked.direction ?? null,
      status: asked.status ?? null,
      q: words === '' ? null : words,
    };
    const filter = { connectionId, customerId, accounts: [accountNumber], ...rangeOf(asked), ...kind };
    const page = { after: entryMark(cursor), limit: limit + 1 };
    const rows = await this.#deps.db.as(context, (tx) => selectEntries(tx, filter, page), { readOnly: true });
    const shown = rows.slice(0, limit);
    const end = rows.length > limit ? shown.at(-1) : undefined;
    const origins = await this.#originsOf(context, shown);
    return {
      items: shown.map((entry) => presentEntry(entry, origins)),
      nextCursor: end === undefined ? null : encodeCursor([end.day, end.entryId]),
    };
  }

  async entry(context: ActingContext, entryId: string): Promise<EntryDetailView> {
    const row = await this.#deps.db.as(context, (tx) => selectEntry(tx, entryId), { readOnly: true });
    if (row === null) throw noSuchEntry();
    await this.#requireOwn(context, row, 'This entry');
    return presentEntryDetail(row, await this.#originsOf(context, [row]));
  }

  /** Files as they came in, the newest first: those of whose accounts the mandate opens every one. */
  async files(
    context: ActingContext,
    state: 'taken' | 'refused' | undefined,
    { cursor, limit }: PageAsked,
  ): Promise<Page<StatementFileView>> {
    const { db, permissions } = this.#deps;
    const opened = new Set(
      (await permissions.accountsOf(context))
        .filter(({ actions }) => actions.has('statements:read'))
        .map((one) => one.accountNumber),
    );
    const filter = { connectionId: context.connectionId, customerId: context.customerId, state: state ?? null };
    const page = { after: readTimeCursor(cursor), limit: limit + 1 };
    const rows = await db.as(context, (tx) => selectFiles(tx, filter, page), { readOnly: true });
    const walked = rows.slice(0, limit);
    const end = rows.length > limit ? walked.at(-1) : undefined;
    const shown = walked.filter((row) => row.accountNumbers.every((one) => opened.has(one)));
    const names = await namesOfBringers(this.#deps, shown);
    const items = shown.map((row) =>
      presentFile(row, row.accountNumbers.length > 0 || row.uploadedBy === context.personId, names),
    );
    return { items, nextCursor: timeCursorAfter(end?.receivedAt, end?.fileId) };
  }

  async #originsOf(context: ActingContext, entries: readonly { readonly entryId: string }[]): Promise<EntryOrigins> {
    const ids = entries.map(({ entryId }) => entryId);
    const origins = await this.#deps.db.as(context, (tx) => selectOrigins(tx, ids), { readOnly: true });
    return { origins, names: await namesOfBringers(this.#deps, [...origins.values()].flat()) };
  }

  async #requireAccount(context: ActingContext, accountNumber: string): Promise<void> {
    await this.#deps.permissions.requireAccount(context, 'statements:read', accountNumber);
  }

  /** @throws Problem 403 with the reason for what is ours, and not this mandate's. */
  async #requireOwn(
    context: ActingContext,
    row: { readonly connectionId: string; readonly customerId: string; readonly accountNumber: string },
    what: string,
  ): Promise<void> {
    if (row.connectionId !== context.connectionId || row.customerId !== context.customerId) throw otherMandate(what);
    await this.#requireAccount(context, row.accountNumber);
  }
}

/** @throws Problem 400 for what is no day of the calendar. */
export function rangeOf({ from, to }: DayRange): { from: string | null; to: string | null } {
  return { from: dayIn('from', from), to: dayIn('to', to) };
}

function dayIn(name: string, day: string | undefined): string | null {
  if (day === undefined) return null;
  if (!isDay(day)) throw invalid(`querystring.${name}`, 'is no day of the calendar');
  return day;
}

function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text && !text.startsWith('0000');
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function earlierOf(day: string, other: string | null): string {
  return other === null || day < other ? day : other;
}

function dayMark(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [day] = decodeCursor(cursor, 1) ?? [];
  if (typeof day !== 'string' || !isDay(day) || day < '0002') throw strangeCursor();
  return day;
}

function entryMark(cursor: string | undefined): EntryMark | null {
  if (cursor === undefined) return null;
  const [day, id] = decodeCursor(cursor, 2) ?? [];
  if (typeof day !== 'string' || typeof id !== 'string' || !isDay(day) || !isUuid(id)) throw strangeCursor();
  return { day, id };
}

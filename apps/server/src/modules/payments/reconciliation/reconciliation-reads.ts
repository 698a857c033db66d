import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { notFound } from '../../../platform/errors.ts';
import { strangeCursor } from '../../../platform/http/cursors.ts';
import { decodeCursor, encodeCursor, type Text } from '../../../platform/http/schemas.ts';
import { isUuid } from '../../../platform/ids.ts';
import { formatMoney } from '../../../platform/money.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import type { OpenAccount } from '../payments-ports.ts';
import { summaryOf } from './close-month.ts';
import {
  selectEntriesOfMatches,
  selectMonthEntries,
  selectMonthSpan,
  selectPlacedEntries,
  sumDays,
  type DaySum,
  type EntryState,
  type PlacedEntry,
} from './entry-store.ts';
import { countOpenItems, selectItemPage, selectItems, selectNearItems } from './item-store.ts';
import type { ItemKind } from './matching/matching.ts';
import { selectMatch, selectMatches, selectMatchItems } from './match-store.ts';
import type { MonthSummary } from './month-summary.ts';
import { daysOf, lastDay, monthAfter, monthOf, type AccountPlace } from './period.ts';
import { countSuperseded } from './superseded-store.ts';
import { selectPeriod, selectRunAt, type PeriodRow } from './period-store.ts';
import { placeOf } from './reconciliation-commands.ts';
import { noSuchEntry, noSuchMatch } from './reconciliation-errors.ts';
import { reconciliationLimits } from './reconciliation-limits.ts';
import { presentEntry, presentItem, presentMatch, type Beside } from './reconciliation-present.ts';
import type { EntryDetail, EntryView, MatchView, MonthView, ReconciliationItem } from './reconciliation-schemas.ts';
import { kindsSeen } from './seen-kinds.ts';

type ReadDeps = Pick<PaymentsDeps, 'db' | 'clock' | 'permissions' | 'identity'>;
interface PageAsked {
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Months, work lists and lines of the accounts whose statements the mandate opens. */
export class ReconciliationReads {
  readonly #deps: ReadDeps;

  constructor(deps: ReadDeps) {
    this.#deps = deps;
  }

  /** @param month `YYYY-MM`; when not said the first one that is open, or this month. */
  async month(context: ActingContext, accountNumber: string, month: string | undefined): Promise<MonthView> {
    const { account, place, kinds } = await this.#opened(context, accountNumber);
    const { currency } = account;
    const today = this.#deps.clock.now().toISOString().slice(0, 10);
    const read = await this.#read(context, async (tx) => {
      const span = await selectMonthSpan(tx, place);
      const shown = month ?? (await firstOpen(tx, place, { first: span?.first ?? monthOf(today), today, currency }));
      return {
        span,
        summary: await summaryOf(tx, place, { month: shown, currency, today }),
        sums: await sumDays(tx, place, shown),
        closed: await selectPeriod(tx, place, shown),
        superseded: await countSuperseded(tx, place, shown),
        ours: await countOpenItems(tx, place, { kinds, until: lastDay(shown) }),
        runAt: await selectRunAt(tx, place),
      };
    });
    const people = await this.#names([read.closed?.closedBy ?? null]);
    const { accountNumber: number, name, lastDigits } = account;
    const manages = context.actions.has('reconciliation:manage') && read.closed === null;
    return {
      accountNumber: number,
      name,
      lastDigits,
      currency,
      first: read.span?.first ?? null,
      last: read.span?.last ?? null,
      ...presentSummary(read.summary, read.closed, currency),
      superseded: read.superseded,
      days: presentDays(read.summary, read.sums, currency),
      ours: read.ours,
      closed: presentClosed(read.closed, people),
      runAt: read.runAt?.toISOString() ?? null,
      can: manages ? (read.summary.blocks.length === 0 ? ['match', 'close'] : ['match']) : [],
    };
  }

  async workList(
    context: ActingContext,
    accountNumber: string,
    { month, state }: { readonly month: string; readonly state: EntryState },
    { cursor, limit }: PageAsked,
  ): Promise<{ items: EntryView[]; nextCursor: string | null }> {
    const { place, kinds } = await this.#opened(context, accountNumber);
    const after = readMark(cursor);
    const { entries, beside } = await this.#read(context, async (tx) => {
      const page = await selectMonthEntries(tx, place, { month, states: [state] }, { after, limit: limit + 1 });
      return { entries: page, beside: await besideOf(tx, place, page.slice(0, limit)) };
    });
    const shown = entries.slice(0, limit);
    const known = { ...beside, kinds, people: await this.#names(peopleOf(shown, beside)) };
    const last = entries.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((entry) => presentEntry(entry, known)),
      nextCursor: last === undefined ? null : encodeCursor([last.day, last.entryId]),
    };
  }

  async read(context: ActingContext, accountNumber: string, entryId: string): Promise<EntryDetail> {
    const { place, kinds } = await this.#opened(context, accountNumber);
    const { entry, beside, near } = await this.#read(context, async (tx) => {
      const [found] = await selectPlacedEntries(tx, place, [entryId]);
      if (found === undefined) throw noSuchEntry();
      const most = found.state === 'open' ? reconciliationLimits.candidatesShown : 0;
      return {
        entry: found,
        beside: await besideOf(tx, place, [found]),
        near: await selectNearItems(tx, place, { ...found, kinds }, most),
      };
    });
    const known = { ...beside, kinds, people: await this.#names(peopleOf([entry], beside)) };
    return { ...presentEntry(entry, known), candidates: near.map((item) => presentItem(item, kinds)) };
  }

  /** What is to be found and is in no statement yet, as far as the mandate shows it. */
  async items(
    context: ActingContext,
    accountNumber: string,
    filter: {
      readonly direction?: 'credit' | 'debit' | undefined;
      readonly q?: string | undefined;
      readonly until?: string | undefined;
    },
    { cursor, limit }: PageAsked,
  ): Promise<{ items: ReconciliationItem[]; nextCursor: string | null }> {
    const { place, kinds } = await this.#opened(context, accountNumber);
    const q = filter.q?.trim() ?? '';
    const wanted = {
      kinds,
      direction: filter.direction ?? null,
      q: q === '' ? null : q,
      until: filter.until === undefined ? null : lastDay(filter.until),
    };
    const after = readMark(cursor);
    const rows = await this.#read(context, (tx) => selectItemPage(tx, place, wanted, { after, limit: limit + 1 }));
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((item) => presentItem(item, kinds)),
      nextCursor: last === undefined ? null : encodeCursor([last.day, last.itemId]),
    };
  }

  async match(context: ActingContext, accountNumber: string, matchId: string): Promise<MatchView> {
    const { place, kinds } = await this.#opened(context, accountNumber);
    const { match, beside } = await this.#read(context, async (tx) => {
      const found = await selectMatch(tx, matchId);
      if (found === null || found.accountNumber !== accountNumber) throw noSuchMatch();
      return { match: found, beside: await besideOf(tx, place, [], [matchId]) };
    });
    return presentMatch(match, { ...beside, kinds, people: await this.#names([match.madeBy]) });
  }

  async #opened(
    context: ActingContext,
    accountNumber: string,
  ): Promise<{ account: OpenAccount; place: AccountPlace; kinds: ItemKind[] }> {
    const { permissions } = this.#deps;
    await permissions.requireAccount(context, 'statements:read', accountNumber);
    const account = (await permissions.accountsOf(context)).find((one) => one.accountNumber === accountNumber);
    // The table may have changed between the two looks.
    if (account === undefined) throw notFound('This account');
    const kinds = await kindsSeen(permissions, context, accountNumber);
    return { account, place: placeOf(context, accountNumber), kinds };
  }

  #read<T>(context: ActingContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#deps.db.as(context, work, { readOnly: true, isolation: 'repeatable read' });
  }

  async #names(people: readonly (string | null)[]): Promise<Map<string, Text>> {
    const ids = [...new Set(people.filter((id) => id !== null))];
    const { db, identity } = this.#deps;
    if (ids.length === 0) return new Map();
    return db.asSystem('payments.name_people', (tx) => identity.namesOf(tx, ids), { readOnly: true });
  }
}

async function firstOpen(
  tx: Tx,
  place: AccountPlace,
  { first, today, currency }: { readonly first: string; readonly today: string; readonly currency: string },
): Promise<string> {
  const { lastClosed } = await summaryOf(tx, place, { month: first, currency, today });
  const next = lastClosed === null ? first : monthAfter(lastClosed.month);
  return next > monthOf(today) ? monthOf(today) : next;
}

/** Everything that entries refer to. @param more matches besides theirs. */
async function besideOf(
  tx: Tx,
  place: AccountPlace,
  entries: readonly PlacedEntry[],
  more: readonly string[] = [],
): Promise<Omit<Beside, 'people' | 'kinds'>> {
  const matchIds = [...new Set([...entries.flatMap(({ matchId }) => matchId ?? []), ...more])];
  const matches = await selectMatches(tx, matchIds);
  const matchItems = await selectMatchItems(tx, matchIds);
  const matchEntries = await selectEntriesOfMatches(tx, matchIds);
  const proposals = entries.flatMap(({ proposal }) => proposal ?? []);
  const itemIds = [
    ...proposals.flatMap(({ items }) => items.map(({ id }) => id)),
    ...matchItems.map(({ itemId }) => itemId),
  ];
  const others = [...new Set(proposals.flatMap(({ entryIds }) => (entryIds.length > 1 ? entryIds : [])))];
  const items = await selectItems(tx, place, itemIds);
  const otherEntries = others.length === 0 ? [] : await selectPlacedEntries(tx, place, others);
  return {
    items: new Map(items.map((item) => [item.itemId, item])),
    entries: new Map(otherEntries.map((entry) => [entry.entryId, entry])),
    matches: new Map(matches.map((match) => [match.matchId, match])),
    matchItems: Map.groupBy(matchItems, ({ matchId }) => matchId),
    matchEntries: Map.groupBy(matchEntries, ({ matchId }) => matchId ?? ''),
  };
}

function peopleOf(entries: readonly PlacedEntry[], { matches }: Pick<Beside, 'matches'>): (string | null)[] {
  return [...entries.map(({ decidedBy }) => decidedBy), ...[...matches.values()].map(({ madeBy }) => madeBy)];
}

function presentSummary(summary: MonthSummary, closed: PeriodRow | null, currency: string) {
  const said = (amountMinor: bigint | null): string | null =>
    amountMinor === null ? null : formatMoney({ amountMinor, currency });
  const sum = (amountMinor: bigint): string => formatMoney({ amountMinor, currency });
  const { closingMinor, expectedMinor, faults } = summary;
  const [opening, closing] = [closed?.openingMinor ?? summary.openingMinor, closed?.closingMinor ?? closingMinor];
  return {
    month: summary.month,
    state: closed === null ? ('open' as const) : ('closed' as const),
    opening: said(opening),
    credits: { amount: sum(summary.creditsMinor), count: summary.credits },
    debits: { amount: sum(summary.debitsMinor), count: summary.debits },
    closing: said(closing),
    agrees:
      closed !== null ? true : closingMinor === null || expectedMinor === null ? null : closingMinor === expectedMinor,
    open: summary.open,
    matched: summary.matched,
    dismissed: summary.dismissed,
    late: summary.late,
    missing: [...faults.missing],
    unbalanced: [...faults.unbalanced],
    blocks: summary.blocks.map(({ code, text }) => ({ code, text })),
  };
}

function presentDays({ month, faults }: MonthSummary, sums: readonly DaySum[], currency: string): MonthView['days'] {
  const byDay = Map.groupBy(
    sums.filter(({ late }) => !late),
    ({ day }) => day,
  );
  return daysOf(month).map((day) => {
    const own = byDay.get(day) ?? [];
    const sum = (direction: DaySum['direction'], open: boolean): string => {
      const wanted = own.filter((one) => one.direction === direction && (one.state === 'open') === open);
      return formatMoney({ amountMinor: wanted.reduce((all, one) => all + one.amountMinor, 0n), currency });
    };
    return {
      day,
      in: sum('credit', false),
      out: sum('debit', false),
      inOpen: sum('credit', true),
      outOpen: sum('debit', true),
      missing: faults.missing.includes(day),
      unbalanced: faults.unbalanced.includes(day),
    };
  });
}

function presentClosed(closed: PeriodRow | null, people: ReadonlyMap<string, Text>): MonthView['closed'] {
  if (closed === null) return null;
  return {
    at: closed.closedAt.toISOString(),
    by: people.get(closed.closedBy) ?? null,
    contentHash: closed.contentHash.toString('hex'),
  };
}

/** Where a list ordered by day ended. @throws Problem 400 when the text is no such place. */
function readMark(cursor: string | undefined): { day: string; id: string } | null {
  if (cursor === undefined) return null;
  const [day, id] = decodeCursor(cursor, 2) ?? [];
  const isPlace = typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  if (!isPlace || typeof id !== 'string' || !isUuid(id)) throw strangeCursor();
  return { day, id };
}

import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { limits } from '../../../platform/limits.ts';
import type { ConnectedBank } from '../../identity/index.ts';
import { noSuchTable, noSuchVersion } from '../access-errors.ts';
import { dayNumber } from '../permissions/calendar.ts';
import { endOfDay } from './standing.ts';
import { isOfSession, presentTable, presentVersion, presentWhole } from './table-present.ts';
import { selectOwnHeads, type TableHead } from './table-store.ts';
import type { TableDetail, TableSummary, TableVersionSummary } from './table-view-schemas.ts';
import { findVersionBefore, findWhole, selectInForce, selectVersions, type ListedVersion } from './version-store.ts';

const dayMs = 86_400_000;

/**
 * The permission tables as people read them, today's and those of another day. A session reads the table under which it acts; an owner
 * reads all tables of his enterprise, those at other banks included.
 */
export class TableReading {
  readonly #deps: { readonly db: Database; readonly config: { readonly banks: readonly ConnectedBank[] } };

  constructor(deps: { readonly db: Database; readonly config: { readonly banks: readonly ConnectedBank[] } }) {
    this.#deps = deps;
  }

  list(context: ActingContext): Promise<TableSummary[]> {
    return this.#read(context, async (tx) => {
      const heads = await this.#heads(tx, context);
      const versions = await selectInForce(
        tx,
        heads.map((head) => head.tableId),
      );
      return heads.flatMap((head) => {
        const version = versions.get(head.tableId);
        return version === undefined ? [] : [presentTable(context, head, version, this.#deps.config.banks)];
      });
    });
  }

  /** @param on the version that was in force at the end of this day; today's without it. @throws Problem 404. */
  read(context: ActingContext, tableId: string, on: string | undefined): Promise<TableDetail> {
    return this.#read(context, async (tx) => {
      const head = await this.#found(tx, context, tableId);
      const version = on === undefined ? head.version : await findVersionBefore(tx, tableId, endOf(on));
      return this.#whole(tx, context, head, version);
    });
  }

  /** @throws Problem 404. */
  readVersion(context: ActingContext, tableId: string, version: number): Promise<TableDetail> {
    return this.#read(context, async (tx) =>
      this.#whole(tx, context, await this.#found(tx, context, tableId), BigInt(version)),
    );
  }

  /** @param page.on only those in force on this day, be it for a moment. @throws Problem 404. */
  versions(
    context: ActingContext,
    tableId: string,
    page: { readonly on: string | undefined; readonly before: bigint | null; readonly limit: number },
  ): Promise<{ items: TableVersionSummary[]; last: ListedVersion | null }> {
    const { on, before, limit } = page;
    return this.#read(context, async (tx) => {
      await this.#found(tx, context, tableId);
      const during = on === undefined ? null : { from: new Date(endOf(on).getTime() - dayMs), until: endOf(on) };
      const rows = await selectVersions(tx, tableId, { during, before, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      return { items: shown.map(presentVersion), last: rows.length > limit ? (shown.at(-1) ?? null) : null };
    });
  }

  async #whole(tx: Tx, context: ActingContext, head: TableHead, version: bigint | null): Promise<TableDetail> {
    const whole = version === null ? null : await findWhole(tx, head.tableId, version);
    if (whole === null) throw noSuchVersion();
    return presentWhole(context, head, whole, this.#deps.config.banks);
  }

  async #heads(tx: Tx, context: ActingContext): Promise<TableHead[]> {
    const heads = await selectOwnHeads(tx, limits.tablesPerEnterprise);
    return heads.filter((head) => context.baseRoleId === 'owner' || isOfSession(context, head));
  }

  async #found(tx: Tx, context: ActingContext, tableId: string): Promise<TableHead> {
    const head = (await this.#heads(tx, context)).find((one) => one.tableId === tableId);
    if (head === undefined) throw noSuchTable();
    return head;
  }

  #read<T>(context: ActingContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#deps.db.as(context, work, { readOnly: true });
  }
}

/** @throws Problem 400 for a day that no calendar has. */
function endOf(day: string): Date {
  if (Number.isNaN(dayNumber(day))) throw invalid('query.on', 'is no day of the calendar');
  return endOfDay(day);
}

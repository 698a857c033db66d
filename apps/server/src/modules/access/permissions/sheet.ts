import { firstDay, lastDay } from './calendar.ts';
import { holderKey, type CompiledGrant, type CompiledTable, type PlaceSheet } from './compile.ts';
import type { HolderKey } from './decision.ts';
import type { TableHolder } from './table.ts';

/** What one holder may do: the cells of his place, narrowed to his accounts. A session keeps one. */
export interface Sheet {
  readonly compiled: CompiledTable;
  /** The cells from `offset` on, narrowed to the accounts of the holder. */
  readonly cells: Uint16Array;
  readonly offset: number;
  readonly place: PlaceSheet;
  readonly fromDay: number;
  readonly untilDay: number;
  readonly holder: TableHolder;
}

/** @returns null when the table does not name the holder. */
export function sheetOf(compiled: CompiledTable, key: HolderKey): Sheet | null {
  const holder = compiled.holders.get(holderKey(key));
  return holder === undefined ? null : buildSheet(compiled, holder);
}

/** Of a row of this table's holders. */
export function buildSheet(compiled: CompiledTable, holder: TableHolder): Sheet {
  const place = compiled.placeOf(holder.roleId, holder.departmentId);
  const { accountNumbers } = holder;
  return {
    compiled,
    cells: accountNumbers === null ? place.cells : narrowed(compiled, place, accountNumbers),
    offset: accountNumbers === null ? place.offset : 0,
    place,
    fromDay: firstDay(holder.validFrom),
    untilDay: lastDay(holder.validUntil),
    holder,
  };
}

/** The grants of a cell, the first of which that holds on the day decides; none when nothing is granted. */
export function grantsAt(sheet: Sheet, account: number, column: number): readonly CompiledGrant[] {
  const entry = entryAt(sheet, account, column);
  const { grants } = sheet.compiled;
  const single = grants[entry - 1];
  return single === undefined ? (sheet.place.lists[entry - grants.length - 1] ?? []) : [single];
}

/** The grant of a cell that holds on the day; null when nothing is granted, undefined when nothing of it holds then. */
export function grantOn(sheet: Sheet, account: number, column: number, day: number): CompiledGrant | null | undefined {
  const entry = entryAt(sheet, account, column);
  if (entry === 0) return null;
  const { grants } = sheet.compiled;
  if (entry > grants.length) {
    return sheet.place.lists[entry - grants.length - 1]?.find((one) => grantHoldsOn(one, day));
  }
  const single = grants[entry - 1];
  return single?.always === true || (single !== undefined && grantHoldsOn(single, day)) ? single : undefined;
}

function grantHoldsOn({ fromDay, untilDay }: CompiledGrant, day: number): boolean {
  return day >= fromDay && day <= untilDay;
}

function entryAt({ cells, offset, compiled }: Sheet, account: number, column: number): number {
  return cells[offset + account * compiled.actions.size + column] ?? 0;
}

/** Whether the holder's days include the day. */
export function holdsOn({ fromDay, untilDay }: Sheet, day: number): boolean {
  return day >= fromDay && day <= untilDay;
}

function narrowed(
  { accounts, actions }: CompiledTable,
  { cells, offset }: PlaceSheet,
  accountNumbers: readonly string[],
): Uint16Array {
  const width = actions.size;
  const own = new Uint16Array(accounts.size * width);
  for (const accountNumber of accountNumbers) {
    const account = accounts.get(accountNumber);
    if (account === undefined) continue;
    for (let cell = account * width; cell < (account + 1) * width; cell += 1) own[cell] = cells[offset + cell] ?? 0;
  }
  return own;
}

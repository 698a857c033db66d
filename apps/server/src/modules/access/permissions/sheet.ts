import { firstDay, lastDay } from './calendar.ts';
import { holderKey, type CompiledGrant, type CompiledTable, type PlaceSheet } from './compile.ts';
import type { HolderKey } from './decision.ts';
import type { TableHolder } from './table.ts';

/** What one holder may do: the cells of his place, narrowed to his accounts. A session keeps one. */
export interface Sheet {
  readonly compiled: CompiledTable;
  readonly cells: Uint16Array;
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
  return {
    compiled,
    cells: holder.accountNumbers === null ? place.cells : narrowed(compiled, place, holder.accountNumbers),
    place,
    fromDay: firstDay(holder.validFrom),
    untilDay: lastDay(holder.validUntil),
    holder,
  };
}

/** The grants of a cell, the first of which that holds on the day decides; none when nothing is granted. */
export function grantsAt(sheet: Sheet, account: number, column: number): readonly CompiledGrant[] {
  return sheet.place.entries[entryAt(sheet, account, column)] ?? [];
}

/** The grant of a cell that holds on the day; null when nothing is granted, undefined when nothing of it holds then. */
export function grantOn(sheet: Sheet, account: number, column: number, day: number): CompiledGrant | null | undefined {
  const entry = entryAt(sheet, account, column);
  const first = sheet.place.firsts[entry] ?? null;
  if (first === null || first.always) return first;
  return sheet.place.entries[entry]?.find(({ fromDay, untilDay }) => day >= fromDay && day <= untilDay);
}

function entryAt({ cells, compiled }: Sheet, account: number, column: number): number {
  return cells[account * compiled.actions.size + column] ?? 0;
}

/** Whether the holder's days include the day. */
export function holdsOn({ fromDay, untilDay }: Sheet, day: number): boolean {
  return day >= fromDay && day <= untilDay;
}

function narrowed(compiled: CompiledTable, { cells }: PlaceSheet, accountNumbers: readonly string[]): Uint16Array {
  const own = new Uint16Array(cells.length);
  const width = compiled.actions.size;
  for (const accountNumber of accountNumbers) {
    const account = compiled.accounts.get(accountNumber);
    if (account === undefined) continue;
    for (let cell = account * width; cell < (account + 1) * width; cell += 1) own[cell] = cells[cell] ?? 0;
  }
  return own;
}

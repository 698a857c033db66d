import { assert } from '../../../platform/errors.ts';
import { firstDay, lastDay } from './calendar.ts';
import {
  cellSlab,
  holderKey,
  spotOf,
  type CompiledGrant,
  type CompiledRule,
  type CompiledTable,
  type PlaceSheet,
} from './compile.ts';
import type { Ask, HolderKey } from './decision.ts';
import type { Room } from './slab.ts';
import type { TableHolder } from './table.ts';

/** What one holder may do: the cells of his place, narrowed to his accounts. A session keeps one. */
export interface Sheet {
  /** Of `compiled` and of `place`: what every decision asks for is at hand without them, and stands first. */
  readonly accounts: CompiledTable['accounts'];
  readonly actions: CompiledTable['actions'];
  readonly mosts: Float64Array;
  readonly mostsOffset: number;
  /** That of all accounts, of a holder who has no first or last day; else null. */
  readonly currency: string | null;
  /** Whether the holder has cells of his own, fewer than his place. */
  readonly isNarrowed: boolean;
  readonly cells: Uint16Array;
  readonly offset: number;
  readonly fromDay: number;
  readonly untilDay: number;
  readonly compiled: CompiledTable;
  readonly place: PlaceSheet;
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
  const cells = accountNumbers === null ? place.cells : narrowed(compiled, place, accountNumbers);
  const always = holder.validFrom === null && holder.validUntil === null;
  return {
    accounts: compiled.accounts,
    actions: compiled.actions,
    mosts: place.mosts.array,
    mostsOffset: place.mosts.offset,
    currency: always ? compiled.currency : null,
    isNarrowed: accountNumbers !== null,
    cells: cells.array,
    offset: cells.offset,
    fromDay: firstDay(holder.validFrom),
    untilDay: lastDay(holder.validUntil),
    compiled,
    place,
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

/** What an account and action open in minor units, where nothing else has to be looked at; else NaN. */
export function simpleMostOf(sheet: Sheet, { accountNumber, action }: Ask): number {
  const account = sheet.accounts.get(accountNumber);
  const column = sheet.actions.get(action);
  if (account === undefined || column === undefined) return Number.NaN;
  if (sheet.isNarrowed && entryAt(sheet, account, column) === 0) return Number.NaN;
  return sheet.mosts[sheet.mostsOffset + account * sheet.actions.size + column] ?? Number.NaN;
}

/** The grant of what `simpleMostOf` has a number for. */
export function simpleGrantOf(sheet: Sheet, { accountNumber, action }: Ask): CompiledGrant {
  const [account, column] = [sheet.accounts.get(accountNumber) ?? -1, sheet.actions.get(action) ?? -1];
  const single = sheet.compiled.grants[entryAt(sheet, account, column) - 1];
  assert(single !== undefined, 'what has a simple limit has a single grant');
  return single;
}

/** The rule of what `simpleMostOf` has a number for. */
export function simpleRuleOf({ compiled }: Sheet, { accountNumber }: Ask): CompiledRule {
  const rule = spotOf(compiled, accountNumber)?.openRule ?? null;
  assert(rule !== null, 'an account with a simple limit has one rule for every amount');
  return rule;
}

function entryAt({ cells, offset, actions }: Sheet, account: number, column: number): number {
  return cells[offset + account * actions.size + column] ?? 0;
}

/** Whether the holder's days include the day. */
export function holdsOn({ fromDay, untilDay }: Sheet, day: number): boolean {
  return day >= fromDay && day <= untilDay;
}

function narrowed(
  { accounts, actions }: CompiledTable,
  { cells }: PlaceSheet,
  accountNumbers: readonly string[],
): Room<Uint16Array> {
  const width = actions.size;
  const own = cellSlab.take(accounts.size * width);
  for (const accountNumber of accountNumbers) {
    const account = accounts.get(accountNumber);
    if (account === undefined) continue;
    for (let cell = account * width; cell < (account + 1) * width; cell += 1)
      own.array[own.offset + cell] = cells.array[cells.offset + cell] ?? 0;
  }
  return own;
}

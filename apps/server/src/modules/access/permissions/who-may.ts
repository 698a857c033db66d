import { dayNumberAt } from './calendar.ts';
import type { CompiledGrant, CompiledTable } from './compile.ts';
import { decideCounted, type UsedOf } from './decide-counted.ts';
import type { Ask, Decision } from './decision.ts';
import { buildSheet, grantOn, holdsOn, type Sheet } from './sheet.ts';
import type { TableAccount, TableHolder } from './table.ts';

/** What one holder would be told. */
export interface HolderAnswer {
  readonly holder: TableHolder;
  readonly decision: Decision;
}

/** What a mandate opens of one account; an account that it does not open is not there. */
export interface AccountPermissions {
  readonly account: TableAccount;
  readonly actions: readonly { readonly action: string; readonly granted: CompiledGrant }[];
}

/**
 * Of every holder whether he may do it, and why not.
 * @param how.except whom it does not concern: the maker, who never signs his own.
 */
export function whoMay(
  compiled: CompiledTable,
  ask: Ask,
  { except, usedOf }: { except: string | null; usedOf: UsedOf },
): HolderAnswer[] {
  return compiled.table.holders
    .filter(({ subject }) => subject !== except)
    .map((holder) => ({ holder, decision: decideCounted(buildSheet(compiled, holder), ask, usedOf) }));
}

/** Everything that a holder may do on the day of the instant, whatever the hour and the amount. */
export function permissionsOf(sheet: Sheet, at: Date): AccountPermissions[] {
  const { compiled } = sheet;
  const day = dayNumberAt(at);
  if (!holdsOn(sheet, day)) return [];
  return compiled.table.accounts.flatMap((account, index) => {
    const actions = [...compiled.actions].flatMap(([action, column]) => {
      const granted = grantOn(sheet, index, column, day) ?? null;
      return granted === null ? [] : [{ action, granted }];
    });
    return actions.length === 0 ? [] : [{ account, actions }];
  });
}

/** The account actions that some account opens on that day. */
export function openedActions(sheet: Sheet, at: Date): Set<string> {
  return new Set(permissionsOf(sheet, at).flatMap(({ actions }) => actions.map(({ action }) => action)));
}

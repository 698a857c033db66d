import type { MandateStanding } from '../../identity/index.ts';
import { dayNumberAt } from '../permissions/calendar.ts';
import type { CompiledTable } from '../permissions/compile.ts';
import type { HolderKey } from '../permissions/decision.ts';
import { holdsOn, sheetOf } from '../permissions/sheet.ts';
import type { TableHolder } from '../permissions/table.ts';
import { openedActions } from '../permissions/who-may.ts';

const dayMs = 86_400_000;

/** What the table makes of a session of this holder: null when it does not hold him on this day. */
export function standingOf(
  compiled: CompiledTable,
  key: HolderKey,
  now: Date,
): Omit<MandateStanding, 'tableVersion'> | null {
  const sheet = sheetOf(compiled, key);
  const role = compiled.roleNames.get(key.roleId);
  if (sheet === null || role === undefined || !holdsOn(sheet, dayNumberAt(now))) return null;
  return {
    baseRoleId: role.base,
    accountActions: [...openedActions(sheet, now)],
    endsAt: sheet.holder.validUntil === null ? null : endOfDay(sheet.holder.validUntil),
  };
}

/** Whether a mandate of this row may still be used, today or on a day to come. */
export function isOver({ validUntil }: Pick<TableHolder, 'validUntil'>, now: Date): boolean {
  return validUntil !== null && endOfDay(validUntil) <= now;
}

/** The first instant after a day of Asia/Shanghai, which knows no summer time. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + dayMs);
}

import { accountKey } from '../../../platform/account-number.ts';
import { accountsIn } from './account-index.ts';
import { dayNumber } from './calendar.ts';
import type { CheckContext } from './check-context.ts';
import type { TableGrant } from './table.ts';

interface Span {
  readonly row: number;
  readonly fromDay: number;
  readonly untilDay: number;
}

/** The rows that name one account, and the days of all of them: apart from each other, in their order. */
interface Named {
  readonly rows: Span[];
  readonly days: { fromDay: number; untilDay: number }[];
}

/**
 * Two grants of one role, department and action that name the same account with the same precision on the same day: which of them
 * counts would be anybody's guess. Each row is told once, beside the first that it meets.
 */
export function checkOverlaps({ table: { grants }, accounts, faults }: CheckContext): void {
  const spans = new Map<string, Named>();
  for (const [row, grant] of grants.entries()) {
    const span = { row, ...daysOf(grant) };
    const name = JSON.stringify([grant.roleId, grant.departmentId, grant.action, grant.accounts.kind]);
    let met: number | null = null;
    for (const account of accountsIn(accounts, grant.accounts, grant.currency)) {
      const key = `${name}${account}`;
      const earlier = spans.get(key) ?? { rows: [], days: [] };
      spans.set(key, earlier);
      if (addDays(earlier.days, span))
        met ??= earlier.rows.find((one) => one.fromDay <= span.untilDay && span.fromDay <= one.untilDay)?.row ?? null;
      earlier.rows.push(span);
    }
    const other = met === null ? undefined : grants[met];
    if (met === null || other === undefined) continue;
    const code = sameTerms(grant, other) ? 'grant_overlaps' : 'grant_contradicts';
    faults.add({ list: 'grants', row, field: 'accounts' }, code, '', { list: 'grants', row: met });
  }
}

/** Adds the days of a row. @returns whether one of them was there before. */
function addDays(days: Named['days'], { fromDay, untilDay }: Span): boolean {
  // Days that are none, or in the wrong order, have been told; the rows themselves are looked at.
  if (!(fromDay <= untilDay)) return true;
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.untilDay ?? Infinity) < fromDay) low = middle + 1;
    else high = middle;
  }
  let met = low;
  const joined = { fromDay, untilDay };
  for (let one = days[met]; one !== undefined && one.fromDay <= untilDay; one = days[met]) {
    joined.fromDay = Math.min(joined.fromDay, one.fromDay);
    joined.untilDay = Math.max(joined.untilDay, one.untilDay);
    met += 1;
  }
  days.splice(low, met - low, joined);
  return met > low;
}

function daysOf({ validFrom, validUntil }: TableGrant): Pick<Span, 'fromDay' | 'untilDay'> {
  return {
    fromDay: validFrom === null ? -Infinity : dayNumber(validFrom),
    untilDay: validUntil === null ? Infinity : dayNumber(validUntil),
  };
}

/** Whether both say the same of an account that both cover. */
function sameTerms(one: TableGrant, other: TableGrant): boolean {
  return terms(one) === terms(other);
}

function terms({ limits, counterparties, window, signatureClass }: TableGrant): string {
  return JSON.stringify(
    [limits, counterparties?.map(accountKey).toSorted(), window, signatureClass],
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );
}

import type { FieldError } from '../api/problem.ts';
import { readAmount } from '../ledger/amount.ts';
import { daysMeet } from './bank-day.ts';
import { checkScope, scopeKeys } from './scope-check.ts';
import { roleAndDepartment, type Known } from './table-known.ts';
import type { Placed } from './table-shape.ts';
import type { GrantLimits, TableGrant } from './table.ts';

const amounts = ['perPayment', 'dayAmount', 'monthAmount', 'counterpartyDay'] as const;
const counts = ['dayCount', 'monthCount'] as const;
const withAmount = new Set(['payments:prepare', 'payments:approve', 'payments:release']);
const withClass = new Set(['payments:approve', 'payments:release']);

/** Faults of the grants, each by itself and among each other. */
export function checkGrants(grants: Placed<TableGrant>[], known: Known): FieldError[] {
  return [
    ...grants.flatMap(({ line, place }) => {
      const field = `table.grants.${place}`;
      return [
        ...roleAndDepartment(line, field, known),
        ...checkScope(line.accounts, { field: `${field}.accounts`, currency: line.currency }, known),
        ...checkLimits(line, field),
        ...checkSignature(line, field),
        ...checkTimes(line, field),
      ];
    }),
    ...checkOverlaps(grants),
  ];
}

function checkLimits({ action, currency, limits, counterparties }: TableGrant, field: string): FieldError[] {
  const errors: FieldError[] = [];
  const limited = [...amounts, ...counts].filter((name) => limits[name] !== null);
  if (!withAmount.has(action)) {
    for (const name of limited) {
      errors.push({ field: `${field}.limits.${name}`, reason: `${action} has no amount to limit` });
    }
    if (counterparties !== null) errors.push({ field: `${field}.counterparties`, reason: `${action} pays nobody` });
    if (currency !== null) errors.push({ field: `${field}.currency`, reason: `${action} has no amount` });
    return errors;
  }
  errors.push(...checkOrder(limits, currency ?? '', field));
  for (const name of amounts) {
    const amount = limits[name];
    if (amount === null) continue;
    if (currency === null) {
      errors.push({ field: `${field}.currency`, reason: `is missing: ${name} is an amount` });
      break;
    }
    if (readAmount(amount, currency) === null) {
      errors.push({ field: `${field}.limits.${name}`, reason: `has more digits than ${currency}` });
    }
  }
  return errors;
}

/** A limit that another one makes unreachable contradicts it. */
function checkOrder(limits: GrantLimits, currency: string, field: string): FieldError[] {
  const minor = (name: (typeof amounts)[number]): bigint | null => readAmount(limits[name] ?? '', currency);
  const pairs = [
    ['perPayment', minor('perPayment'), 'dayAmount', minor('dayAmount')],
    ['perPayment', minor('perPayment'), 'monthAmount', minor('monthAmount')],
    ['perPayment', minor('perPayment'), 'counterpartyDay', minor('counterpartyDay')],
    ['dayAmount', minor('dayAmount'), 'monthAmount', minor('monthAmount')],
    ['dayCount', limits.dayCount, 'monthCount', limits.monthCount],
  ] as const;
  return pairs
    .filter(([, small, , large]) => small !== null && large !== null && small > large)
    .map(([name, , other]) => ({ field: `${field}.limits.${name}`, reason: `must not be above ${other}` }));
}

function checkSignature({ action, signatureClass }: TableGrant, field: string): FieldError[] {
  if (withClass.has(action) === (signatureClass !== null)) return [];
  const reason = signatureClass === null ? `is missing: ${action} is a signature` : `${action} is no signature`;
  return [{ field: `${field}.signatureClass`, reason }];
}

function checkTimes({ validFrom, validUntil, window }: TableGrant, field: string): FieldError[] {
  const errors: FieldError[] = [];
  if (validFrom !== null && validUntil !== null && validFrom > validUntil) {
    errors.push({ field: `${field}.validUntil`, reason: 'lies before validFrom' });
  }
  if (window === null) return errors;
  if (window.from >= window.until) errors.push({ field: `${field}.window.until`, reason: 'must lie after from' });
  if (!isTimeZone(window.timeZone)) {
    errors.push({ field: `${field}.window.timeZone`, reason: 'must be a time zone such as Asia/Shanghai' });
  }
  return errors;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Two grants of the same rank for the same thing on the same day: which would hold, nobody could say. */
function checkOverlaps(grants: Placed<TableGrant>[]): FieldError[] {
  const seen = new Map<string, Placed<TableGrant>[]>();
  return grants.flatMap((grant) => {
    const { roleId, departmentId, action, accounts } = grant.line;
    let met: Placed<TableGrant> | undefined;
    for (const scope of scopeKeys(accounts)) {
      const key = JSON.stringify([roleId, departmentId, action, scope]);
      const before = seen.get(key) ?? [];
      met ??= before.find(({ line }) => currenciesMeet(line, grant.line) && daysMeet(line, grant.line));
      seen.set(key, [...before, grant]);
    }
    return met === undefined
      ? []
      : [{ field: `table.grants.${grant.place}.accounts`, reason: `overlaps with line ${met.place}` }];
  });
}

function currenciesMeet(one: TableGrant, other: TableGrant): boolean {
  return one.currency === null || other.currency === null || one.currency === other.currency;
}

import { accountKey } from '../../../platform/account-number.ts';
import { formatMoney } from '../../../platform/money.ts';
import { accountsIn } from './account-index.ts';
import { amountActions, isAccountAction } from './account-actions.ts';
import { isTimeZone } from './calendar.ts';
import { checkDays, checkPlace, type At, type CheckContext } from './check-context.ts';
import type { AccountScope, GrantLimits, TableGrant, TimeWindow } from './table.ts';

/** No bank's limit is larger, and sums of so many still fit a column of 64 bits. */
const largestMinor = 10n ** 17n;
const timeOfDay = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** One grant by itself. */
export function checkGrant(context: CheckContext, row: number, grant: TableGrant): void {
  const { faults } = context;
  const at: At = (field) => ({ list: 'grants', row, field });
  checkPlace(context, at, grant);
  checkScope(context, at, grant.accounts, grant.currency);
  if (!isAccountAction(grant.action)) faults.add(at('action'), 'unknown_action', grant.action);
  if (amountActions.has(grant.action)) checkLimits(context, at, grant);
  else checkNoAmount(context, at, grant);
  checkCounterparties(context, at, grant.counterparties);
  if (grant.window !== null) checkWindow(context, at, grant.window);
  checkDays(context, at, grant);
  const signs = grant.action === 'payments:approve' || grant.action === 'payments:release';
  if (signs && grant.signatureClass === null) faults.add(at('signatureClass'), 'signature_class_missing');
  if (!signs && grant.signatureClass !== null) faults.add(at('signatureClass'), 'signature_class_misplaced');
}

/** That the scope names accounts that are there, each once, and of the currency. */
export function checkScope(context: CheckContext, at: At, scope: AccountScope, currency: string | null): void {
  const { faults, accounts } = context;
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) faults.add(at('currency'), 'unknown_currency', currency);
  if (scope.kind === 'product') {
    if (!accounts.byProduct.has(scope.product)) faults.add(at('accounts'), 'unknown_product', scope.product);
    else if (accountsIn(accounts, scope, currency).length === 0) {
      faults.add(at('currency'), 'no_account_in_currency', scope.product);
    }
  }
  if (scope.kind !== 'accounts') return;
  if (scope.accountNumbers.length === 0) faults.add(at('accounts'), 'no_account');
  const seen = new Set<string>();
  for (const accountNumber of scope.accountNumbers) {
    const account = accounts.byNumber.get(accountNumber);
    if (account === undefined) faults.add(at('accounts'), 'unknown_account', accountNumber);
    else if (seen.has(accountNumber)) faults.add(at('accounts'), 'repeated_account', accountNumber);
    else if (currency !== null && accounts.currencies[account] !== currency) {
      faults.add(at('currency'), 'account_of_other_currency', accountNumber);
    }
    seen.add(accountNumber);
  }
}

function checkNoAmount({ faults }: CheckContext, at: At, { currency, limits, counterparties }: TableGrant): void {
  if (currency !== null) faults.add(at('currency'), 'currency_without_amount');
  for (const [name, limit] of namedLimits(limits))
    if (limit !== null) faults.add(at(`limits.${name}`), 'limit_without_amount');
  if (counterparties !== null) faults.add(at('counterparties'), 'counterparties_without_amount');
}

function checkLimits({ faults }: CheckContext, at: At, { limits, currency }: TableGrant): void {
  const words = (limit: bigint | number): string =>
    typeof limit === 'number' || currency === null
      ? String(limit)
      : `${formatMoney({ amountMinor: limit, currency })} ${currency}`;
  let amounts = 0;
  for (const [name, limit] of namedLimits(limits)) {
    if (limit === null) continue;
    if (typeof limit === 'bigint') amounts += 1;
    if (limit < 0) faults.add(at(`limits.${name}`), 'negative_limit', words(limit));
    else if (limit > largestMinor) faults.add(at(`limits.${name}`), 'limit_too_large', words(limit));
  }
  if (amounts > 0 && currency === null) faults.add(at('currency'), 'currency_missing');
  const { perPaymentMinor: payment, dayAmountMinor: day, monthAmountMinor: month } = limits;
  const ordered = [
    ['limits.perPayment', payment, day, 'payment_above_day'],
    ['limits.perPayment', payment, month, 'payment_above_month'],
    ['limits.perPayment', payment, limits.counterpartyDayMinor, 'payment_above_counterparty_day'],
    ['limits.dayAmount', day, month, 'day_above_month'],
    ['limits.dayCount', limits.dayCount, limits.monthCount, 'day_above_month'],
  ] as const;
  for (const [field, small, large, code] of ordered)
    if (small !== null && large !== null && small > large) faults.add(at(field), code, words(large));
}

function namedLimits(limits: GrantLimits): [name: string, limit: bigint | number | null][] {
  return [
    ['perPayment', limits.perPaymentMinor],
    ['dayAmount', limits.dayAmountMinor],
    ['dayCount', limits.dayCount],
    ['monthAmount', limits.monthAmountMinor],
    ['monthCount', limits.monthCount],
    ['counterpartyDay', limits.counterpartyDayMinor],
  ];
}

function checkCounterparties({ faults }: CheckContext, at: At, counterparties: readonly string[] | null): void {
  if (counterparties?.length === 0) faults.add(at('counterparties'), 'no_counterparty');
  const seen = new Set<string>();
  for (const one of counterparties ?? []) {
    const key = accountKey(one);
    if (key === '') faults.add(at('counterparties'), 'unreadable_counterparty', one);
    else if (seen.has(key)) faults.add(at('counterparties'), 'repeated_counterparty', one);
    seen.add(key);
  }
}

function checkWindow({ faults }: CheckContext, at: At, { days, from, until, timeZone }: TimeWindow): void {
  if (!isTimeZone(timeZone)) faults.add(at('window.timeZone'), 'unknown_time_zone', timeZone);
  const rising = days.every((day, index) => day > (days[index - 1] ?? 0) && day <= 7 && Number.isInteger(day));
  if (days.length === 0 || !rising) faults.add(at('window.days'), 'window_days');
  if (!timeOfDay.test(from) || !timeOfDay.test(until) || from >= until) {
    faults.add(at('window.until'), 'window_hours', `${from}–${until}`);
  }
}

import type { Money } from '../../../platform/money.ts';
import { formatMoney } from '../../../platform/money.ts';
import type { AccountPermissions, LimitUse } from '../../access/index.ts';
import { presentBank } from '../../identity/index.ts';
import type { BankTransactionAnswer } from '../client/account-api.ts';
import type { BankConnection } from '../connections/connection.ts';
import {
  accountOperations,
  type AccountLimits,
  type BankAccountList,
  type BankAccountView,
  type BankTransactionView,
} from './account-schemas.ts';
import { isReachable, readMinor, type BankAccount, type Reading } from './bank-account.ts';

const money = (amountMinor: bigint, currency: string): string => formatMoney({ amountMinor, currency } satisfies Money);

/** What the mandate opens of it, with what the bank said last; a balance only to whom the account itself is open. */
export function presentAccount(
  { account, actions }: AccountPermissions,
  known: BankAccount | undefined,
  connection: BankConnection,
): BankAccountView {
  const opened = new Set(actions.map(({ action }) => action));
  const sees = opened.has('accounts:read') && known !== undefined && known.currency === account.currency;
  return {
    accountNumber: account.accountNumber,
    name: { zh: account.nameZh, en: account.nameEn },
    product: account.product,
    currency: account.currency,
    lastDigits: account.lastDigits,
    bank: presentBank(connection.slug, [connection]),
    openedOn: known?.openedOn ?? null,
    balance: sees
      ? {
          booked: money(known.bookedMinor, known.currency),
          available: money(known.availableMinor, known.currency),
          asOf: known.asOf.toISOString(),
        }
      : null,
    can: accountOperations.filter((action) => opened.has(action)),
  };
}

export function presentReading(reading: Reading, connection: BankConnection): BankAccountList['reading'] {
  return {
    bank: presentBank(connection.slug, [connection]),
    readAt: reading.readAt?.toISOString() ?? null,
    reachable: isReachable(reading),
  };
}

/** The limits of one action, with what was used of each cumulative one: `used` in the order of `uses`. */
export function presentLimits(
  { currency }: AccountPermissions['account'],
  { action, granted }: AccountPermissions['actions'][number],
  uses: readonly LimitUse[],
  used: readonly bigint[],
): AccountLimits | null {
  const { grant } = granted;
  const known = accountOperations.find((one) => one === action);
  if (known === undefined) return null;
  const find = (period: 'day' | 'month', of: 'amount' | 'count') => {
    const place = uses.findIndex(({ key }) => key.period === period && key.of === of);
    const use = uses[place];
    return use === undefined ? null : { limit: use.limit, used: used[place] ?? 0n };
  };
  const amountLimit = (period: 'day' | 'month') => {
    const found = find(period, 'amount');
    return found === null ? null : { limit: money(found.limit, currency), used: money(found.used, currency) };
  };
  const countLimit = (period: 'day' | 'month') => {
    const found = find(period, 'count');
    return found === null ? null : { limit: Number(found.limit), used: Number(found.used) };
  };
  const { perPaymentMinor, counterpartyDayMinor } = grant.limits;
  return {
    action: known,
    perPayment: perPaymentMinor === null ? null : money(perPaymentMinor, currency),
    dayAmount: amountLimit('day'),
    dayCount: countLimit('day'),
    monthAmount: amountLimit('month'),
    monthCount: countLimit('month'),
    counterpartyDay: counterpartyDayMinor === null ? null : money(counterpartyDayMinor, currency),
    counterpartiesNamed: grant.counterparties !== null,
    signatureClass: grant.signatureClass,
    window: grant.window === null ? null : { ...grant.window, days: [...grant.window.days] },
    validUntil: grant.validUntil,
  };
}

/** @throws BankError when the bank names an amount that its currency cannot have. */
export function presentTransaction(
  item: BankTransactionAnswer,
  instructions: ReadonlyMap<string, string>,
): BankTransactionView {
  const { transactionId, direction, currency, counterparty, remittance, paymentId } = item;
  return {
    id: transactionId,
    bookedAt: new Date(item.bookedAt).toISOString(),
    direction,
    amount: money(readMinor(item.amount, currency), currency),
    currency,
    counterparty: { ...counterparty },
    remittance,
    balanceAfter: money(readMinor(item.balanceAfter, currency), currency),
    paymentId: paymentId === null ? null : (instructions.get(paymentId) ?? null),
  };
}

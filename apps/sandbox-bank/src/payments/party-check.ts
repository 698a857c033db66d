import { isSameNumber } from '../accounts/account-number.ts';
import { readAmount } from '../ledger/amount.ts';
import { bankDay } from '../permissions/bank-day.ts';
import type { PermissionTable, TableAccount, TableGrant } from '../permissions/table.ts';
import { grantOf, holderOf } from './grants-of.ts';
import type { Party, PaymentOrder } from './payment.ts';

/** A payment that counts against the limits of a day or a month: taken in or executed, not rejected. */
export type CountedPayment = {
  order: PaymentOrder;
  amountMinor: bigint;
  receivedAt: Date;
};

export type Checked = {
  table: PermissionTable;
  order: PaymentOrder;
  amountMinor: bigint;
  /** Payments from the same account in the month, without this one. */
  others: readonly CountedPayment[];
  receivedAt: Date;
  now: Date;
};

/** A deputy has to be somebody whose own mandate signs for the account, then and now: a delegation gives nobody a signature of his own. `as` narrows to one mandate. */
export function signsHimself(
  { table, now }: Checked,
  account: TableAccount,
  { subject, at, as }: { subject: string; at: Date; as?: Party },
): boolean {
  return table.holders
    .filter((one) => one.subject === subject)
    .filter((one) => as === undefined || (one.roleId === as.roleId && one.departmentId === as.departmentId))
    .some((one) =>
      (['payments:approve', 'payments:release'] as const).some((action) =>
        [at, now].every((moment) => {
          const holder = holderOf(table, one, bankDay(moment));
          const grant = holder === null ? null : grantOf(table, holder, { action, account, at, hours: false });
          return grant !== null && grant.signatureClass !== null && grant.signatureClass !== 'T';
        }),
      ),
    );
}

type Wanted = { action: TableGrant['action']; at: Date; hours?: boolean };

/** The grant by which a party may do this with this amount, or why it may not. */
export function mayDo(checked: Checked, account: TableAccount, party: Party, wanted: Wanted): TableGrant | string {
  const { table, order, amountMinor, now } = checked;
  const { action, at, hours = true } = wanted;
  // A mandate that was taken away since counts no more, whenever the signature was given.
  const holder = holderOf(table, party, bankDay(at)) === null ? null : holderOf(table, party, bankDay(now));
  if (holder === null) return `${party.subject} does not act as ${party.roleId} in ${party.departmentId}`;
  const grant = grantOf(table, holder, { action, account, at, hours });
  if (grant === null) return `${party.roleId} in ${party.departmentId} has no grant for ${action} on the account`;
  const { accountNumber } = order.creditor;
  if (grant.counterparties !== null && !grant.counterparties.some((one) => isSameNumber(one, accountNumber))) {
    return 'the creditor is not one of those that may be paid';
  }
  const { perPayment } = grant.limits;
  if (perPayment !== null && amountMinor > limit(perPayment, account)) return `more than ${perPayment} per payment`;
  return exceeded(checked, account, { party, action, grant }) ?? grant;
}

type Counting = { party: Party; action: TableGrant['action']; grant: TableGrant };

/** Which cumulative limit the payment would pass; counted by role and department, whoever acts in them. */
function exceeded(checked: Checked, account: TableAccount, { party, action, grant }: Counting): string | null {
  const { order, amountMinor, others, receivedAt } = checked;
  const { dayAmount, dayCount, monthAmount, monthCount, counterpartyDay } = grant.limits;
  const month = others.filter(
    (one) =>
      bankDay(one.receivedAt).slice(0, 7) === bankDay(receivedAt).slice(0, 7) && counts(one.order, party, action),
  );
  const day = month.filter((one) => bankDay(one.receivedAt) === bankDay(receivedAt));
  const same = day.filter((one) => isSameNumber(one.order.creditor.accountNumber, order.creditor.accountNumber));
  const sum = (list: readonly CountedPayment[]): bigint =>
    list.reduce((all, one) => all + one.amountMinor, amountMinor);
  const passed = (most: string | null, list: readonly CountedPayment[]): boolean =>
    most !== null && sum(list) > limit(most, account);
  if (passed(dayAmount, day)) return `more than ${dayAmount} in a day`;
  if (passed(monthAmount, month)) return `more than ${monthAmount} in a month`;
  if (passed(counterpartyDay, same)) return `more than ${counterpartyDay} in a day to this creditor`;
  if (dayCount !== null && day.length + 1 > dayCount) return `more than ${dayCount} payments in a day`;
  if (monthCount !== null && month.length + 1 > monthCount) return `more than ${monthCount} payments in a month`;
  return null;
}

function counts(order: PaymentOrder, { roleId, departmentId }: Party, action: TableGrant['action']): boolean {
  const alone = action === 'payments:prepare' || order.signatures.length === 0;
  const parties = alone ? [order.preparedBy] : order.signatures;
  return parties.some((one) => one.roleId === roleId && one.departmentId === departmentId);
}

/** A limit that cannot be read lets nothing through. */
function limit(amount: string, { currency }: TableAccount): bigint {
  return readAmount(amount, currency) ?? -1n;
}

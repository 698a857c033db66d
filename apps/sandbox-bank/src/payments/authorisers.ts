import type { TableAccount } from '../permissions/table.ts';
import { decidePayment, releasesAlone } from './check-payment.ts';
import { mayDo, signsHimself, type Checked } from './party-check.ts';
import type { Party, Signature } from './payment.ts';

/**
 * Whether a mandate may decide on a payment that waits for its authorization at the bank: of those who signed it, whose
 * signature holds by the table in force; where nobody signed, the preparer whose own release is enough.
 */
export function mayAuthorise(checked: Checked, mandate: Party): boolean {
  const { table, order } = checked;
  const account = table.accounts.find(({ accountNumber }) => accountNumber === order.debtorAccount);
  if (account === undefined) return false;
  const others = order.signatures.filter(({ subject }) => subject !== order.preparedBy.subject);
  if (others.length === 0) return sameParty(order.preparedBy, mandate) && releasesAlone(checked, account);
  return others
    .filter(({ subject }) => subject === mandate.subject)
    .some((signature) => signedAs(checked, account, signature, mandate));
}

/** Whether a mandate's signature would bring a payment further that waits for more of them. */
export function maySignFurther(checked: Checked, mandate: Party): boolean {
  const { order, now } = checked;
  const before = decidePayment(checked);
  if (before.kind !== 'more') return false;
  const signature: Signature = { ...partyOf(mandate), signedAt: now.toISOString(), method: 'bank' };
  const after = decidePayment({ ...checked, order: { ...order, signatures: [...order.signatures, signature] } });
  return after.kind === 'enough' || (after.kind === 'more' && after.received > before.received);
}

function signedAs(checked: Checked, account: TableAccount, signature: Signature, mandate: Party): boolean {
  const { subject, roleId, departmentId, inSteadOf = null } = signature;
  const at = new Date(signature.signedAt);
  if (inSteadOf === null && !sameParty(signature, mandate)) return false;
  // A deputy comes with a mandate of his own that signs for the account.
  if (inSteadOf !== null && !signsHimself(checked, account, { subject, at, as: mandate })) return false;
  const party = { subject: inSteadOf ?? subject, roleId, departmentId };
  return (['payments:approve', 'payments:release'] as const).some((action) => {
    const grant = mayDo(checked, account, party, { action, at });
    return typeof grant !== 'string' && grant.signatureClass !== null && grant.signatureClass !== 'T';
  });
}

function sameParty(one: Party, other: Party): boolean {
  return one.subject === other.subject && one.roleId === other.roleId && one.departmentId === other.departmentId;
}

function partyOf({ subject, roleId, departmentId }: Party): Party {
  return { subject, roleId, departmentId };
}

import type { TableAccount, TableGrant } from '../permissions/table.ts';
import { ruleOf } from './grants-of.ts';
import { mayDo, signsHimself, type Checked } from './party-check.ts';
import { progress, type Progress, type ValidSignature } from './signatures.ts';

/** What the table makes of a payment: refused with the reason, signed by enough people, or waiting for more. */
export type Decision =
  | { kind: 'refused'; reason: string }
  | ({ kind: 'enough' | 'more'; expiresAfterHours: number } & Progress);

/**
 * The bank's own look at a payment, whatever the client has checked before: the table that is in force here and now must let
 * the preparer prepare it, within his limits, and the signatures must be those that the rule demands. Null when all is well,
 * else why not, in words for the bank's staff.
 */
export function checkPayment(checked: Checked): string | null {
  const decision = decidePayment(checked);
  if (decision.kind === 'refused') return decision.reason;
  return decision.kind === 'enough' ? null : 'the signatures are not those that the rule demands';
}

/** The same look, which also says how many signatures are demanded and how many valid ones came. */
export function decidePayment(checked: Checked): Decision {
  const { table, order, amountMinor, now } = checked;
  const account = table.accounts.find(({ accountNumber }) => accountNumber === order.debtorAccount);
  if (account === undefined) return refused('the permission table does not name the account');
  const preparer = mayDo(checked, account, order.preparedBy, {
    action: 'payments:prepare',
    at: now,
    // When it was prepared is not told; the hours are those of the signatures.
    hours: false,
  });
  if (typeof preparer === 'string') return refused(`the preparer: ${preparer}`);
  const rule = ruleOf(table, account, amountMinor);
  if (rule === null) return refused('no rule says who releases this amount');
  // Who signs on the bank's own page was authenticated by the bank itself.
  if (rule.stepUp && order.signatures.some(({ method }) => method === 'session')) {
    return refused('the rule asks for signatures with a passkey');
  }
  const signatures = validSignatures(checked, account);
  if (typeof signatures === 'string') return refused(signatures);
  const { expiresAfterHours } = rule;
  const come = progress(rule.demand, signatures);
  if (come.received >= come.required) return { kind: 'enough', expiresAfterHours, ...come };
  // Preparing it proves no passkey.
  if (rule.demand.kind === 'classes' && !rule.stepUp && releasesAlone(checked, account)) {
    return { kind: 'enough', expiresAfterHours, required: 1, received: 1 };
  }
  return { kind: 'more', expiresAfterHours, ...come };
}

function refused(reason: string): Decision {
  return { kind: 'refused', reason };
}

/** A preparer whose own release is of class E needs nobody else; he never counts towards named steps. */
export function releasesAlone(checked: Checked, account: TableAccount): boolean {
  const grant = mayDo(checked, account, checked.order.preparedBy, { action: 'payments:release', at: checked.now });
  return typeof grant !== 'string' && grant.signatureClass === 'E';
}

/** The signatures that count. One that the table does not allow spoils the whole: nobody should have sent it. */
function validSignatures(checked: Checked, account: TableAccount): ValidSignature[] | string {
  const { order, now } = checked;
  const valid: ValidSignature[] = [];
  const people = new Set([order.preparedBy.subject]);
  for (const { subject, roleId, departmentId, signedAt, inSteadOf = null } of order.signatures) {
    const at = new Date(signedAt);
    if (at.getTime() > now.getTime() + 60_000) return `the signature of ${subject} lies in the future`;
    const party = { subject: inSteadOf ?? subject, roleId, departmentId };
    if (inSteadOf !== null && !signsHimself(checked, account, { subject, at })) return `${subject} signs for nobody`;
    const grants = (['payments:approve', 'payments:release'] as const).map((action) =>
      mayDo(checked, account, party, { action, at }),
    );
    const granted = grants.filter((grant): grant is TableGrant => typeof grant !== 'string');
    if (granted.length === 0) {
      const [why = ''] = grants.filter((grant) => typeof grant === 'string');
      return `the signature of ${subject}: ${why}`;
    }
    // A second signature of the same person, and the preparer's own, count for nothing.
    if (people.has(subject) || people.has(party.subject)) continue;
    people.add(subject).add(party.subject);
    const classes = new Set(granted.flatMap(({ signatureClass }) => signatureClass ?? []).filter((one) => one !== 'T'));
    if (classes.size > 0) valid.push({ ...party, classes });
  }
  return valid;
}

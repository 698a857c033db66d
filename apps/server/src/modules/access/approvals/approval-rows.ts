import type { Action } from '../roles/role-table.ts';
import { isAction } from '../roles/role-table.ts';
import { assert } from '../../../platform/errors.ts';
import type { Approval, Signature } from './approval.ts';
import type { ApprovalRow, StoredAsks } from './approval-store.ts';
import type { EndedApproval, StandingSignature } from './approval-subject.ts';
import type { SignatureRow } from './signature-store.ts';
import type { Asks, TableRef } from './signing-table.ts';

/** The pure form of what is kept; only signatures that are not void take part. */
export function approvalOf(row: ApprovalRow, signatures: readonly SignatureRow[]): Approval {
  return {
    state: row.state,
    makerPersonId: row.makerPersonId,
    contentHash: row.contentHash,
    demand: row.requirement.demand,
    deadlineAt: row.deadlineAt,
    signatures: signatures.filter((one) => one.voidAt === null).map(signatureOf),
  };
}

export function signatureOf(row: SignatureRow): Signature {
  const { signatureId, personId, forPersonId, roleId, departmentId, signatureClass, contentHash } = row;
  return { signatureId, personId, forPersonId, roleId, departmentId, signatureClass, contentHash };
}

export function tableOf({ enterpriseId, connectionId, customerId }: TableRef): TableRef {
  return { enterpriseId, connectionId, customerId };
}

export function storeAsks(asks: Asks): StoredAsks {
  if (asks.kind === 'network') return asks;
  const { accountNumber, amount, counterparty } = asks;
  const { amountMinor, currency } = amount;
  return { kind: 'account', accountNumber, amountMinor: amountMinor.toString(), currency, counterparty };
}

export function readAsks(stored: StoredAsks): Asks {
  if (stored.kind === 'network') return { kind: 'network', action: actionOf(stored.action) };
  const { accountNumber, amountMinor, currency, counterparty } = stored;
  return { kind: 'account', accountNumber, amount: { amountMinor: BigInt(amountMinor), currency }, counterparty };
}

/** What the owner of the subject is told, once the row says how it ended. */
export function endedOf(row: ApprovalRow, signatures: readonly SignatureRow[]): EndedApproval {
  const { state, endedAt } = row;
  assert(state !== 'waiting' && endedAt !== null, 'an approval that ended says when');
  return {
    approvalId: row.approvalId,
    kind: row.kind,
    subjectId: row.subjectId,
    table: tableOf(row),
    state,
    contentHash: row.contentHash,
    asks: readAsks(row.asks),
    maker: {
      personId: row.makerPersonId,
      mandateId: row.makerMandateId,
      subject: row.makerSubject,
      roleId: row.makerRoleId,
      departmentId: row.makerDepartmentId,
    },
    signatures: signatures.filter((one) => one.voidAt === null).map(toldOf),
    reason: row.endReason,
    endedAt,
    endedBy: row.endedBy,
  };
}

/** What the owner of a subject learns of a signature. */
export function toldOf(row: SignatureRow): StandingSignature {
  const { personId, mandateId, subject, roleId, departmentId, forSubject, signatureClass, signedAt, method, uses } =
    row;
  return { personId, mandateId, subject, roleId, departmentId, forSubject, signatureClass, signedAt, method, uses };
}

function actionOf(action: string): Action {
  assert(isAction(action), 'an approval asks for an action that there is');
  return action;
}

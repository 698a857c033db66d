import type { PersonId } from '../../../platform/ids.ts';
import type { DelegationRow } from '../delegations/delegation-store.ts';
import { progressOf } from './demand.ts';
import { end, standing, type Approval } from './approval.ts';
import { approvalOf, readAsks } from './approval-rows.ts';
import type { ApprovalRow } from './approval-store.ts';
import type { refusalCodes } from './approval-schemas.ts';
import { candidatesOf, chooseCandidate, type Candidate } from './signers.ts';
import { standsIn } from './standing-signatures.ts';
import type { SignatureRow } from './signature-store.ts';
import type { ActingHolder, SigningTable } from './signing-table.ts';

/** Who looks, at which moment, with what the table in force and his deputyships let him do. */
export interface Onlooker {
  readonly personId: PersonId;
  readonly holder: ActingHolder;
  readonly table: SigningTable | null;
  readonly delegations: readonly DelegationRow[];
  readonly maySign: boolean;
  readonly now: Date;
}

/** What an approval is to somebody. */
export interface Look {
  readonly visible: boolean;
  /** With the signatures that stand by the table in force. */
  readonly approval: Approval;
  readonly signAs: Candidate | null;
  /** Whether his signature would release it. */
  readonly last: boolean;
  readonly whyNot: (typeof refusalCodes)[number] | null;
  readonly can: ('sign' | 'reject' | 'withdraw')[];
}

/** Who may see it: its maker, who signed or may sign, and those whose mandate reads what it is about. */
export function lookAt(row: ApprovalRow, signatures: readonly SignatureRow[], by: Onlooker): Look {
  const { table, holder, personId, now, delegations } = by;
  const asks = readAsks(row.asks);
  const kept = approvalOf(row, signatures);
  const stands = table === null ? () => false : standsIn(table, signatures, { asks, now });
  const { approval } = standing(kept, stands);
  const ways = table === null ? [] : candidatesOf(table, holder, delegations, { asks, now });
  const isMaker = row.makerPersonId === personId;
  const signed = signatures.some((one) => one.personId === personId);
  const visible = isMaker || signed || ways.length > 0 || table?.mayRead(holder, asks, now) === true;
  const chosen = chooseCandidate(kept, ways, { personId, contentHash: row.contentHash, now, stands });
  const signs = by.maySign && chosen !== null && chosen.refusal === null;
  const can: Look['can'] = [];
  if (signs) can.push('sign');
  if (by.maySign && !isMaker && ways.length > 0 && end(kept, 'reject', now) !== null) can.push('reject');
  if (isMaker && end(kept, 'withdraw', now) !== null) can.push('withdraw');
  const whyNot = signs ? null : (chosen?.refusal ?? (isMaker ? 'own' : 'no_authority'));
  const last = signs && progressOf(approval.demand, [...approval.signatures, chosen.signature]).met;
  return { visible, approval, signAs: signs ? chosen.candidate : null, last, whyNot, can };
}

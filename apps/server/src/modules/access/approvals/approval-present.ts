import type { Text } from '../../../platform/http/schemas.ts';
import type { PersonId } from '../../../platform/ids.ts';
import type { DelegationRow } from '../delegations/delegation-store.ts';
import { progressOf } from './demand.ts';
import type { ApprovalDetail, ApprovalSummary } from './approval-schemas.ts';
import type { ApprovalRow } from './approval-store.ts';
import type { NextSigner } from './next-signers.ts';
import type { Look } from './onlooker.ts';
import type { SignatureRow } from './signature-store.ts';
import type { SigningTable } from './signing-table.ts';

export type Names = ReadonlyMap<string, Text>;
interface Shown {
  readonly row: ApprovalRow;
  readonly signatures: readonly SignatureRow[];
  readonly look: Look;
}
interface Known {
  readonly names: Names;
  readonly table: SigningTable | null;
  readonly personId: PersonId;
}

const nameless: Text = { zh: null, en: null };

export function presentSummary({ row, signatures, look }: Shown, { names, table, personId }: Known): ApprovalSummary {
  const { amount, debtor, creditor, purpose, lines, reference } = row.content;
  const { given, needed } = progressOf(look.approval.demand, look.approval.signatures);
  const mine = signatures.find((one) => one.personId === personId && counts(one));
  return {
    id: row.approvalId,
    kind: row.kind,
    subjectId: row.subjectId,
    state: row.state,
    reference,
    amount,
    debtor,
    creditor,
    purpose,
    lines: [...lines],
    maker: {
      name: names.get(row.makerPersonId) ?? nameless,
      ...placeOf(table, row.makerRoleId, row.makerDepartmentId),
    },
    given,
    needed,
    openedAt: row.openedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    deadlineAt: row.deadlineAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    signedAt: mine?.signedAt.toISOString() ?? null,
    can: look.can,
  };
}

export function presentDetail(
  shown: Shown,
  known: Known & { readonly next: readonly NextSigner[]; readonly deputies: readonly DelegationRow[] },
): ApprovalDetail {
  const { row, signatures, look } = shown;
  const { names, table } = known;
  const { demand, from, to, stepUp, expiresAfterHours } = row.requirement;
  const { signAs } = look;
  return {
    ...presentSummary(shown, known),
    contentHash: row.contentHash,
    rule: {
      kind: demand.kind,
      ordered: demand.kind === 'steps' && demand.ordered,
      steps:
        demand.kind === 'classes'
          ? []
          : demand.steps.map((step) => ({
              need: step.need,
              from: step.from.map((one) => placeOf(table, one.roleId, one.departmentId)),
            })),
      from,
      to,
      stepUp,
      expiresAfterHours,
    },
    signatures: signatures.map((one) => presentSignature(one, known)),
    next: known.next.map((one) => presentNext(one, known)),
    last: look.last,
    signAs:
      signAs === null
        ? null
        : {
            delegationId: signAs.delegation?.delegationId ?? null,
            inSteadOf: signAs.delegation === null ? null : nameOfHolder(table, signAs.delegation.subject),
            ...placeOf(table, signAs.as.roleId, signAs.as.departmentId),
            signatureClass: signAs.authority.signatureClass,
          },
    whyNot: look.whyNot,
    endedBy: row.endedBy === null ? null : (names.get(row.endedBy) ?? nameless),
    endReason: row.endReason,
  };
}

function presentSignature(one: SignatureRow, { names, table }: Known): ApprovalDetail['signatures'][number] {
  return {
    name: names.get(one.personId) ?? nameless,
    ...placeOf(table, one.roleId, one.departmentId),
    signatureClass: one.signatureClass,
    signedAt: one.signedAt.toISOString(),
    method: one.method,
    inSteadOf: one.forPersonId === null ? null : (names.get(one.forPersonId) ?? nameless),
    voidAt: one.voidAt?.toISOString() ?? null,
    voidReason: one.voidReason,
  };
}

function presentNext(
  { holder, signatureClass }: NextSigner,
  { table, deputies }: Known & { readonly deputies: readonly DelegationRow[] },
): ApprovalDetail['next'][number] {
  const { subject, roleId, departmentId } = holder;
  const his = deputies.filter(
    (one) => one.subject === subject && one.roleId === roleId && one.departmentId === departmentId,
  );
  return {
    name: { zh: holder.nameZh, en: holder.nameEn },
    ...placeOf(table, roleId, departmentId),
    signatureClass,
    deputies: his.map((one) => ({ name: nameOfHolder(table, one.delegateSubject), untilOn: one.untilOn })),
  };
}

/** A signature that stands, or stood until it ended without release. */
function counts({ voidAt, voidReason }: SignatureRow): boolean {
  return voidAt === null || voidReason === 'not_released';
}

/** Role and department by the names of the table in force; what it no longer holds is named by its id. */
function placeOf<Department extends string | null>(
  table: SigningTable | null,
  roleId: string,
  departmentId: Department,
) {
  const ofId = (id: string): Text => ({ zh: id, en: id });
  return {
    role: { id: roleId, name: table?.nameOfRole(roleId) ?? ofId(roleId) },
    department:
      departmentId === null
        ? null
        : { id: departmentId, name: table?.nameOfDepartment(departmentId) ?? ofId(departmentId) },
  };
}

function nameOfHolder(table: SigningTable | null, subject: string): Text {
  return table?.nameOfHolder(subject) ?? nameless;
}

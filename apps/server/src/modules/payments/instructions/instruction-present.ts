import type { Text } from '../../../platform/http/schemas.ts';
import { formatMoney } from '../../../platform/money.ts';
import { presentBank, type ConnectedBank } from '../../identity/index.ts';
import type { TableNames } from '../payments-ports.ts';
import { isOver, type InstructionAction } from './instruction.ts';
import type { LimitView, Payment, PaymentSummary } from './instruction-schemas.ts';
import type { InstructionRow } from './instruction-store.ts';
import type { StepRow } from './step-store.ts';
import { referenceOf } from './prepare.ts';

/** What the ids of rows are called. */
export interface Known {
  readonly banks: readonly ConnectedBank[];
  readonly people: ReadonlyMap<string, Text>;
  readonly names: TableNames;
}

export function presentSummary(row: InstructionRow, known: Known): PaymentSummary {
  const { amountMinor, currency, debtorAccount } = row;
  const account = known.names.account(debtorAccount);
  return {
    id: row.instructionId,
    state: row.state,
    bank: presentBank(row.bank, known.banks),
    debtor: {
      accountNumber: debtorAccount,
      name: account?.name ?? { zh: null, en: null },
      lastDigits: account?.lastDigits ?? debtorAccount.slice(-4),
      currency: account?.currency ?? currency,
    },
    creditor: { name: row.creditorName, accountNumber: row.creditorAccount, bank: row.creditorBank },
    amount: formatMoney({ amountMinor, currency }),
    currency,
    remittance: row.remittance,
    preparedBy: person(known, row.preparedBy, { roleId: row.preparedRole, departmentId: row.preparedDepartment }),
    preparedAt: row.preparedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    expiresAt: row.state === 'awaiting_approval' || row.state === 'authorizing' ? instant(row.expiresAt) : null,
    reason: row.state === 'failed' ? row.bankReason : null,
  };
}

export function presentPayment(
  row: InstructionRow,
  known: Known,
  more: {
    readonly endToEndId: string;
    readonly steps: readonly StepRow[];
    readonly limits: LimitView[];
    readonly can: InstructionAction[];
  },
): Payment {
  return {
    ...presentSummary(row, known),
    reference: referenceOf(row.instructionId),
    endToEndId: more.endToEndId,
    revision: row.revision,
    contentHash: row.contentHash.toString('hex'),
    decision: row.decision,
    limits: more.limits,
    approvalId: row.approvalId,
    signatures: row.signatures.map(({ personId, roleId, departmentId, signedAt, method }) => ({
      person: person(known, personId, { roleId, departmentId }),
      signedAt,
      method,
    })),
    signedAt: instant(row.signedAt),
    authorisation: authorisation(row, known),
    releasedAt: instant(row.releasedAt),
    bankPaymentId: row.bankPaymentId,
    bankStatus: row.bankStatus,
    unsettled: row.state === 'released' && row.bankPaymentId === null && row.sends > 1,
    executedAt: instant(row.executedAt),
    endedAt: isOver(row.state) ? instant(row.endedAt) : null,
    endNote: row.endNote,
    history: more.steps.map((step) => presentStep(step, known)),
    can: more.can,
  };
}

/** From the last signature on: who may go to the bank, who went, and what the bank's own table asks for. */
function authorisation(row: InstructionRow, known: Known): Payment['authorisation'] {
  if (row.signedAt === null) return null;
  const { numberRequired, numberReceived, authorisedBy } = row;
  const signers = new Map(row.signatures.map((one) => [one.personId, person(known, one.personId, one)]));
  return {
    signers: [...signers.values()],
    by: authorisedBy === null ? null : (signers.get(authorisedBy) ?? person(known, authorisedBy, noMandate)),
    numberRequired,
    numberReceived,
  };
}

const noMandate = { roleId: null, departmentId: null };

function presentStep(step: StepRow, known: Known): Payment['history'][number] {
  const { personId } = step;
  return {
    step: step.step,
    state: step.state,
    at: step.at.toISOString(),
    by: personId === null ? null : person(known, personId, step),
    note: step.details.note ?? null,
    changed: [...(step.details.changed ?? [])],
  };
}

function person(
  { people, names }: Known,
  personId: string,
  { roleId, departmentId }: { roleId: string | null; departmentId: string | null },
): PaymentSummary['preparedBy'] {
  return {
    id: personId,
    name: people.get(personId) ?? { zh: null, en: null },
    role: roleId === null ? null : { id: roleId, name: names.role(roleId) },
    department: departmentId === null ? null : { id: departmentId, name: names.department(departmentId) },
  };
}

function instant(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

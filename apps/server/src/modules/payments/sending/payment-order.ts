import type { PaymentOrder } from '../../bank/index.ts';
import type { InstructionRow } from '../instructions/instruction-store.ts';

/** The evidence: who prepared and who signed, as what, when, and how. */
export function orderOf(row: InstructionRow): PaymentOrder {
  return {
    enterpriseId: row.enterpriseId,
    connectionId: row.connectionId,
    customerId: row.customerId,
    instructionId: row.instructionId,
    debtorAccount: row.debtorAccount,
    creditor: { name: row.creditorName, accountNumber: row.creditorAccount, bank: row.creditorBank },
    amount: { amountMinor: row.amountMinor, currency: row.currency },
    remittance: row.remittance,
    // What was signed always has it.
    completeBy: row.expiresAt ?? row.updatedAt,
    tableVersion: Number(row.tableVersion),
    preparedBy: { subject: row.preparedSubject, roleId: row.preparedRole, departmentId: row.preparedDepartment },
    signatures: row.signatures.map(({ subject, roleId, departmentId, signedAt, method, inSteadOf = null }) => ({
      subject,
      roleId,
      departmentId,
      signedAt: new Date(signedAt),
      method,
      inSteadOf,
    })),
  };
}

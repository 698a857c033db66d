import { sha256 } from '../../../platform/crypto/seal.ts';
import { formatMoney } from '../../../platform/money.ts';
import type { PaymentOrder } from './payment-order.ts';

/** How accounts are numbered: as their bank does (OBInternalAccountIdentification4Code, a basic bank account number). */
const scheme = 'UK.OBIE.BBAN';

/** What a bank is asked to carry out: JSON to the letter, and its SHA-256. */
export interface Initiation {
  readonly text: string;
  readonly digest: Buffer;
}

/**
 * The `Initiation` of an order (OBWriteDomestic2), always in the same letters. What the signers read is in it, and who prepared and
 * signed it under `SupplementaryData`; consent and payment carry these very bytes.
 */
export function initiationOf(order: PaymentOrder): Initiation {
  const { creditor, amount, remittance } = order;
  const reference = endToEndId(order.instructionId);
  const text = JSON.stringify({
    InstructionIdentification: reference,
    EndToEndIdentification: reference,
    InstructedAmount: { Amount: formatMoney(amount), Currency: amount.currency },
    DebtorAccount: { SchemeName: scheme, Identification: order.debtorAccount },
    ...(creditor.bank === null ? {} : { CreditorAgent: { Name: creditor.bank } }),
    CreditorAccount: { SchemeName: scheme, Identification: creditor.accountNumber, Name: creditor.name },
    ...(remittance === '' ? {} : { RemittanceInformation: { Unstructured: [remittance] } }),
    SupplementaryData: supplement(order),
  });
  return { text, digest: sha256(text) };
}

/** At most 35 characters (Max35Text), by which an entry on a statement is known for this payment. */
export function endToEndId(instructionId: string): string {
  return instructionId.replaceAll('-', '');
}

function supplement({ instructionId, customerId, tableVersion, preparedBy, signatures }: PaymentOrder): object {
  return {
    instructionId,
    customerId,
    tableVersion,
    preparedBy: party(preparedBy),
    signatures: signatures.map((one) => ({
      ...party(one),
      signedAt: one.signedAt.toISOString(),
      method: one.method,
      ...(typeof one.inSteadOf === 'string' ? { inSteadOf: one.inSteadOf } : {}),
    })),
  };
}

function party({ subject, roleId, departmentId }: PaymentOrder['preparedBy']): PaymentOrder['preparedBy'] {
  return { subject, roleId, departmentId };
}

/** Whether a bank echoes exactly what it was sent: every member with its value, none more; the order of members says nothing in JSON. */
export function echoes(sent: string, echo: unknown): boolean {
  return sorted(JSON.parse(sent)) === sorted(echo);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { BankError } from '../../client/bank-error.ts';
import type { BankKeys } from '../../connections/bank-keys.ts';
import type { BankConnection } from '../../connections/connection.ts';
import { SignatureFault, verifyJws } from '../../records/jws.ts';

const Payload = Type.Object({
  iss: Type.String(),
  customerId: Type.String(),
  submissionId: Type.String(),
  receiptNumber: Type.String({ minLength: 1, maxLength: 100 }),
  receivedAt: Type.String({
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$',
  }),
  contentHash: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
});
const payloadShape = Compile(Payload);

/** What a bank confirms to have received. */
export interface Receipt {
  readonly jws: string;
  readonly number: string;
  readonly receivedAt: Date;
  readonly contentHash: string;
}

/**
 * Reads a receipt that a bank gave for a submission: believed by its own signature only, and for this submission only.
 * @throws BankError `bank.invalid_answer` for one that is not to be believed: the bank is asked again, and gives the same one.
 */
export async function readReceipt(
  { connection, bankKeys }: { connection: BankConnection; bankKeys: Pick<BankKeys, 'find'> },
  of: { readonly customerId: string; readonly submissionId: string },
  jws: string,
): Promise<Receipt> {
  const untrue = (reason: string) => new BankError('bank.invalid_answer', `the receipt of a submission ${reason}`);
  const verified = await verifyJws(jws, 'submission-receipt+jwt', (kid) =>
    bankKeys.find(connection.connectionId, kid),
  ).catch((error: unknown) => {
    throw error instanceof SignatureFault ? untrue(`is not believed: ${error.message}`) : error;
  });
  const { payload } = verified;
  if (!payloadShape.Check(payload)) throw untrue('is not of the agreed shape');
  if (payload.iss !== connection.issuer) throw untrue('is by another issuer');
  if (payload.customerId !== of.customerId || payload.submissionId !== of.submissionId)
    throw untrue('is that of another submission');
  const receivedAt = new Date(payload.receivedAt);
  if (Number.isNaN(receivedAt.getTime())) throw untrue('names no instant');
  return { jws, number: payload.receiptNumber, receivedAt, contentHash: payload.contentHash };
}

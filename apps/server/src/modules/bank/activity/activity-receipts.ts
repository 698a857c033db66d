import { sha256 } from '../../../platform/crypto/seal.ts';
import type { BankKey } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { SignatureFault, verifyJws } from '../records/jws.ts';

/** A receipt that is not the bank's, or speaks of something else than what it was given for. */
export class ReceiptFault extends Error {}

type FindKey = (kid: string) => Promise<BankKey | null>;

/** @returns when the bank received the batch. @throws ReceiptFault, or BankError when its keys cannot be asked for. */
export async function readBatchReceipt(
  connection: BankConnection,
  receipt: string,
  sent: { batchId: string; sequence: number; jws: string; count: number },
  findKey: FindKey,
): Promise<Date> {
  const payload = await verified(connection, receipt, 'activity-receipt+jwt', findKey);
  const same =
    payload.batchId === sent.batchId &&
    payload.sequence === sent.sequence &&
    payload.count === sent.count &&
    payload.contentHash === sha256(sent.jws.split('.')[1] ?? '').toString('base64url');
  if (!same) throw new ReceiptFault('it is for another batch, or for another content');
  return instant(payload.receivedAt);
}

/** @returns how many events the bank erased, and when. @throws ReceiptFault, or BankError when its keys cannot be asked for. */
export async function readErasureReceipt(
  connection: BankConnection,
  receipt: string,
  asked: { erasureId: string; pseudonym: string },
  findKey: FindKey,
): Promise<{ erasedEvents: number; erasedAt: Date }> {
  const payload = await verified(connection, receipt, 'activity-erasure+jwt', findKey);
  if (payload.erasureId !== asked.erasureId || payload.pseudonym !== asked.pseudonym)
    throw new ReceiptFault('it is for another erasure');
  const { erasedEvents } = payload;
  if (typeof erasedEvents !== 'number' || !Number.isSafeInteger(erasedEvents) || erasedEvents < 0)
    throw new ReceiptFault('it does not say how much was erased');
  return { erasedEvents, erasedAt: instant(payload.erasedAt) };
}

async function verified(
  connection: BankConnection,
  receipt: string,
  typ: string,
  findKey: FindKey,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { payload } = await verifyJws(receipt, typ, findKey);
    if (payload.iss !== connection.issuer) throw new ReceiptFault('it is of another issuer');
    return payload;
  } catch (error) {
    throw error instanceof SignatureFault ? new ReceiptFault(error.message) : error;
  }
}

function instant(value: unknown): Date {
  const at = typeof value === 'string' ? new Date(value) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime())) throw new ReceiptFault('it does not say when');
  return at;
}

import { cleanText } from '../../../platform/text.ts';
import type { BankKey } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { SignatureFault, verifyJws } from './jws.ts';

/** The media type that sets an entry of a journal apart from every other JWT of a bank. */
export const entryType = 'bank-record+jwt';

/** An entry whose signature holds and which is the one that its transport says it is. */
export interface VerifiedEntry {
  readonly customerId: string;
  readonly sequence: bigint;
  readonly kind: string;
  readonly jws: string;
  readonly digest: Buffer;
  /** What the bank signed, and with which key. */
  readonly signed: { readonly kid: string; readonly payload: Readonly<Record<string, unknown>> };
}

/** Which entry the transport announced. */
export interface AnnouncedEntry {
  readonly customerId: string;
  readonly sequence: bigint;
  readonly jws: string;
}

/** Whether the bank signed this entry, for this customer and place. What it says is held against its schema later. @throws SignatureFault. */
export async function verifyEntry(
  connection: BankConnection,
  announced: AnnouncedEntry,
  findKey: (kid: string) => Promise<BankKey | null>,
): Promise<VerifiedEntry> {
  const { key, payload, digest } = await verifyJws(announced.jws, entryType, findKey);
  if (payload.iss !== connection.issuer) throw new SignatureFault('wrong_type', 'another issuer signed it');
  if (payload.customerId !== announced.customerId) throw new SignatureFault('wrong_type', 'it is of another customer');
  if (typeof payload.sequence !== 'number' || !Number.isSafeInteger(payload.sequence)) {
    throw new SignatureFault('malformed', 'its sequence is no whole number');
  }
  if (BigInt(payload.sequence) !== announced.sequence)
    throw new SignatureFault('wrong_type', 'it is of another place in the journal');
  const kind = typeof payload.kind === 'string' ? cleanText(payload.kind.slice(0, 100)) : '';
  return { ...announced, kind, digest, signed: { kid: key.kid, payload } };
}

import type { SigningKey } from '../connections/client-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { ActivityEvent } from './activity.ts';
import type { Batch } from './batch-store.ts';

/**
 * A batch as it goes over the wire: a compact JWS (RFC 7515 §7.1) with our key towards this bank. Its content depends on the batch
 * alone, and never on when it is sent.
 */
export async function signBatch(
  connection: BankConnection,
  batch: Pick<Batch, 'batchId' | 'sequence' | 'pseudonym' | 'customerId'>,
  events: readonly ActivityEvent[],
  { kid, key }: SigningKey,
): Promise<string> {
  const header = { alg: 'ES256', kid, typ: 'activity-batch+jwt' };
  const payload = {
    iss: connection.clientId,
    aud: connection.issuer,
    batchId: batch.batchId,
    sequence: batch.sequence,
    pseudonym: batch.pseudonym,
    customerId: batch.customerId,
    events: events.map(({ eventId, category, kind, subject, occurredAt }) => ({
      eventId,
      category,
      kind,
      subject,
      hour: hourOf(occurredAt),
    })),
  };
  const signed = `${encode(header)}.${encode(payload)}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

/** The bank is told the hour alone, so that nobody is recognized by when he clicked. */
function hourOf(instant: Date): string {
  return `${instant.toISOString().slice(0, 13)}:00:00.000Z`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

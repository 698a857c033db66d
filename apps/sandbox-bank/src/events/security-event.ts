import { epochSeconds } from '../clock.ts';
import { breakSignature, signJws } from '../keys/jws.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { Delivery } from './event-store.ts';

export type EventEnvelope = { issuer: string; clientId: string; clockSkewSeconds: number };

/** A Security Event Token that transports one event (RFC 8417 §2.2); a signed document inside keeps its own signature. */
export function signEvent(
  key: SigningKey,
  delivery: Delivery,
  { issuer, clientId, clockSkewSeconds }: EventEnvelope,
): string {
  const { jti, customerId, event, queuedAt } = delivery;
  return signJws(key, 'secevent+jwt', {
    iss: issuer,
    aud: clientId,
    // Of the moment when the event was queued: the same event looks the same whenever it is delivered again.
    iat: epochSeconds(queuedAt) + clockSkewSeconds,
    jti,
    sub_id: { format: 'opaque', id: customerId },
    events: { [event.type]: event.data },
  });
}

/** How a delivery is spoiled on purpose. */
export type Spoiling = 'wrong_signature' | 'malformed' | 'truncated';

/** Spoils the transport of an event; the event itself stays and is delivered rightly later. */
export function spoilEvent(token: string, how: Spoiling): string {
  switch (how) {
    case 'wrong_signature':
      return breakSignature(token);
    case 'malformed':
      return '{"this is":"no security event token"';
    case 'truncated':
      return token.slice(0, Math.floor(token.length / 2));
  }
}

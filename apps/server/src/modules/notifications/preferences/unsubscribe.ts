import type { Sealer } from '../../../platform/crypto/seal.ts';
import { topics, type Topic } from '../announcements/topics.ts';

/** What the link at the end of an e-mail switches off: a topic, or (`null`) everything that comes once a day. */
export interface Unsubscription {
  readonly enterpriseId: string;
  readonly personId: string;
  readonly topic: Topic | null;
}

const purpose = 'notifications-unsubscribe';
const everythingDaily = 255;

/** Sealed, so that it works without signing in and nobody can make one for somebody else (RFC 8058 §5). */
export function unsubscribeToken(sealer: Sealer, { enterpriseId, personId, topic }: Unsubscription): string {
  const ids = Buffer.from(`${enterpriseId}${personId}`.replaceAll('-', ''), 'hex');
  const place = topic === null ? everythingDaily : topics.indexOf(topic);
  return sealer.seal(purpose, Buffer.concat([ids, Buffer.from([place])])).toString('base64url');
}

/** @returns null for anything but a token of ours. */
export function readUnsubscribeToken(sealer: Sealer, token: string): Unsubscription | null {
  let plain: Buffer;
  try {
    plain = sealer.open(purpose, Buffer.from(token, 'base64url'));
  } catch {
    return null;
  }
  return {
    enterpriseId: uuidAt(plain, 0),
    personId: uuidAt(plain, 16),
    topic: topics[plain[32] ?? everythingDaily] ?? null,
  };
}

function uuidAt(bytes: Buffer, from: number): string {
  const hex = bytes.toString('hex', from, from + 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

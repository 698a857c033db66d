import { createHmac, timingSafeEqual } from 'node:crypto';
import { epochSeconds, type Clock } from '../clock.ts';
import { limits } from '../limits.ts';

/** Nonces of the bank's API (RFC 9449 §9): derived from the time, so that nothing has to be kept. */
export type DpopNonces = { current: () => string; accepts: (nonce: string) => boolean };

export function createDpopNonces(secret: Buffer, clock: Clock): DpopNonces {
  const windowS = limits.dpopWindowS / 2;
  const nonceOf = (window: number): string =>
    createHmac('sha256', secret).update(String(window)).digest('base64url').slice(0, 27);
  const window = (): number => Math.floor(epochSeconds(clock.now()) / windowS);
  return {
    current: () => nonceOf(window()),
    // The one before is accepted too, or a nonce given in the last second of a window would never work.
    accepts: (nonce) => [window(), window() - 1].some((candidate) => equal(nonce, nonceOf(candidate))),
  };
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

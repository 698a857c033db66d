import type { Tx } from '../../../platform/db/database.ts';
import { noSuchPeer, notVerifiedYet } from './trade-errors.ts';
import { selectVerified } from './peer-store.ts';
import type { TradeDeps } from './trade-deps.ts';

/**
 * Two enterprises begin something with each other: both are attested by a bank, the other is shown to us (as a partner, or to the network),
 * and neither has shut the other out. What is agreed already goes on behind a block: the money of both is in it.
 * @throws Problem 404 or 409
 */
export async function requireMayTrade(
  { enterprises }: Pick<TradeDeps, 'enterprises'>,
  tx: Tx,
  { own, other, known }: { readonly own: string; readonly other: string; readonly known: boolean },
): Promise<void> {
  if (await enterprises.blockedBetween(tx, own, other)) throw noSuchPeer();
  const verified = await selectVerified(tx, [own, other]);
  if (!verified.has(own)) throw notVerifiedYet('own');
  if (!known && !(await enterprises.shownAmong(tx, [other])).has(other)) throw noSuchPeer();
  if (!verified.has(other)) throw notVerifiedYet('other');
}

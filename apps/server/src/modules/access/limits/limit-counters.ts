import type { Tx } from '../../../platform/db/database.ts';
import { assert } from '../../../platform/errors.ts';
import type { LimitUse } from '../permissions/decision.ts';
import {
  giveToFreeSlots,
  lockCounter,
  lockSlots,
  orUndone,
  selectUsed,
  takeFromFreeSlot,
  takeFromFreeSlots,
  writeSlots,
} from './limit-store.ts';
import { countedUses, type CountedUse, type Exceeded } from './limit-use.ts';
import { layOut, takeBack, type Slot } from './slots.ts';

/**
 * Consumes cumulative limits in the caller's transaction: all of the uses or none. Hand all that a transaction consumes over in one
 * call: counters are locked in a fixed order within a call only.
 * @returns null when it is done; else the first limit that does not leave so much, and nothing was consumed.
 */
export async function consume(tx: Tx, uses: readonly LimitUse[], at: Date): Promise<Exceeded | null> {
  const counted = countedUses(uses, at);
  const [first] = counted;
  if (first === undefined) return null;
  const { enterpriseId } = first.use.key;
  // Of several uses those that were taken have to be let go before anything is waited for, lest two wait for each other.
  const taken =
    counted.length === 1
      ? takeFromFreeSlot(tx, first)
      : orUndone(tx, () => takeFromFreeSlots(tx, enterpriseId, counted));
  if (await taken) return null;
  let exceeded: Exceeded | null = null;
  await orUndone(tx, async () => {
    exceeded = await consumeHolding(tx, counted);
    return exceeded === null;
  });
  return exceeded;
}

/**
 * Gives back what `consume` took at this instant, in the period in which it was taken. Of a counter that is forgotten there is nothing
 * to give back to.
 */
export async function giveBack(tx: Tx, uses: readonly LimitUse[], at: Date): Promise<void> {
  const counted = countedUses(uses, at);
  const [first] = counted;
  if (first === undefined) return;
  const { enterpriseId } = first.use.key;
  const give = () => giveToFreeSlots(tx, enterpriseId, counted);
  if (await (counted.length === 1 ? give() : orUndone(tx, give))) return;
  for (const one of counted) {
    await lockCounter(tx, one);
    const slots = await lockSlots(tx, one);
    if (slots.length === 0) continue;
    const changed = takeBack(slots, one.use.amount);
    assert(changed !== null, 'no more is given back than was used');
    await writeSlots(tx, one, changed, { only: false });
  }
}

/** What was used until now of the limit of each use, in the order of the uses. */
export async function usedOfLimits(tx: Tx, uses: readonly LimitUse[], at: Date): Promise<bigint[]> {
  const single = uses.map((use) => countedUses([{ ...use, amount: 1n }], at)[0]);
  const counted = single.filter((one): one is CountedUse => one !== undefined);
  const [first] = counted;
  if (first === undefined) return [];
  const known = await selectUsed(tx, first.use.key.enterpriseId, counted);
  return counted.map((one) => known.get(one.counterId.toString('hex')) ?? 0n);
}

/** The long way, for a new counter, another limit, an exhausted slot, or when others held every slot: it waits for them. */
async function consumeHolding(tx: Tx, counted: readonly CountedUse[]): Promise<Exceeded | null> {
  const layouts: { one: CountedUse; slots: Slot[] }[] = [];
  for (const one of counted) {
    await lockCounter(tx, one);
    const layout = layOut(await lockSlots(tx, one), one.use.limit, one.use.amount);
    if (!layout.fits) return { use: one.use, used: layout.used };
    layouts.push({ one, slots: layout.slots });
  }
  for (const { one, slots } of layouts) await writeSlots(tx, one, slots, { only: true });
  return null;
}

import { randomInt } from 'node:crypto';
import type { Tx } from '../../../platform/db/database.ts';
import { assert } from '../../../platform/errors.ts';
import type { LimitUse } from '../permissions/decision.ts';
import {
  ensureCounter,
  giveToFreeSlots,
  lockCounter,
  orUndone,
  selectSlots,
  selectUsed,
  takeFromFreeSlot,
  takeFromFreeSlots,
  takeFromSlot,
  waitForCounter,
  writeSlots,
} from './limit-store.ts';
import { countedUses, type CountedUse, type Exceeded } from './limit-use.ts';
import { layOut, roomy, takeBack, wouldGrow } from './slots.ts';

/**
 * Consumes cumulative limits in the caller's transaction: all of the uses or none. Hand all that a transaction consumes over in one
 * call: counters are locked in a fixed order within a call only, and not behind a savepoint.
 * @returns null when it is done; else the first limit that does not leave so much, and nothing was consumed.
 */
export async function consume(tx: Tx, uses: readonly LimitUse[], at: Date): Promise<Exceeded | null> {
  const counted = countedUses(uses, at);
  const [first] = counted;
  if (first === undefined) return null;
  const { enterpriseId } = first.use.key;
  const isTaken =
    counted.length === 1 ? await takeFromFreeSlot(tx, first) : await takeFromFreeSlots(tx, enterpriseId, counted);
  if (isTaken) return null;
  let exceeded: Exceeded | null = null;
  await orUndone(tx, 'all', async () => {
    for (const one of counted) {
      exceeded ??= await consumeOne(tx, one);
      if (exceeded !== null) return false;
    }
    return true;
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
  if (await orUndone(tx, 'all', () => giveToFreeSlots(tx, enterpriseId, counted))) return;
  for (const one of counted) {
    if (!(await lockCounter(tx, one, { wait: true }))) continue;
    const slots = await selectSlots(tx, one, { lock: true });
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

/** So often one gives way to others before he insists. */
const mostTurns = 16;

/**
 * The long way: when others hold every slot, for a new counter, another limit, and when no slot has room. Only one lays out the slots
 * anew at a time; the others wait for him and try again, so that nobody queues behind a commit for longer than he has to.
 */
async function consumeOne(tx: Tx, one: CountedUse): Promise<Exceeded | null> {
  const { limit, amount } = one.use;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    if (await takeFromFreeSlots(tx, one.use.key.enterpriseId, [one])) return null;
    const slots = await selectSlots(tx, one, { lock: false });
    const free = roomy(slots, limit, amount);
    if (free.length === 0) {
      if (slots.length === 0) await ensureCounter(tx, one);
      if (await lockCounter(tx, one, { wait: false })) return layOutHeld(tx, one);
      await waitForCounter(tx, one);
      continue;
    }
    // There is room, others are in the way: more slots, or whoever has the one that is asked for at random.
    if (wouldGrow(slots, limit, amount) && (await lockCounter(tx, one, { wait: false }))) return layOutHeld(tx, one);
    const chosen = free[randomInt(free.length)];
    if (chosen !== undefined && (await orUndone(tx, 'step', () => takeFromSlot(tx, one, chosen.slot)))) return null;
  }
  await ensureCounter(tx, one);
  await lockCounter(tx, one, { wait: true });
  return layOutHeld(tx, one);
}

/** Lays out the slots of a counter that is held. Here alone something is refused: with nobody under way. */
async function layOutHeld(tx: Tx, one: CountedUse): Promise<Exceeded | null> {
  const layout = layOut(await selectSlots(tx, one, { lock: true }), one.use.limit, one.use.amount);
  if (!layout.fits) return { use: one.use, used: layout.used };
  await writeSlots(tx, one, layout.slots, { only: true });
  return null;
}

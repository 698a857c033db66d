import type { BankContext } from '../bank-context.ts';
import { Problem } from '../api/problem.ts';
import { limits } from '../limits.ts';
import { held, type Escrow } from './escrow.ts';
import { lockDueEscrow, lockEscrow, postponeRelease, updateEscrow } from './escrow-store.ts';
import { payOut } from './move-escrow.ts';

/** Releases what nobody has objected to in time, until the bank stops. */
export function startEscrowDeadlines(bank: BankContext): { stopped: Promise<void> } {
  const loop = async (): Promise<void> => {
    while (!bank.stopping.aborted) {
      const released = await releaseDue(bank).catch((error: unknown) => {
        bank.log.error('an escrow could not be released at its deadline', { reason: String(error) });
        return false;
      });
      if (!released) await bank.paymentTaken.wait(limits.escrowIdleMs, bank.stopping);
    }
  };
  return { stopped: loop() };
}

/** @returns whether one was due. */
export async function releaseDue(bank: BankContext): Promise<boolean> {
  let due: Escrow | null = null;
  try {
    await bank.db.transaction(async (tx) => {
      due = await lockDueEscrow(tx, bank.clock.now());
      if (due !== null) await payOut(tx, bank, due, { kind: 'release', amountMinor: held(due), cause: 'deadline' });
    });
  } catch (error) {
    if (due === null) throw error;
    // One that cannot be released, whosever fault it is, does not hold up those behind it.
    await putOff(bank, due, error);
    return true;
  }
  if (due !== null) bank.outboxFilled.ring();
  return due !== null;
}

async function putOff(bank: BankContext, { clientId, escrowId }: Escrow, error: unknown): Promise<void> {
  const hindrance = error instanceof Problem ? error.code : 'own_fault';
  const retryAt = new Date(bank.clock.now().getTime() + limits.escrowRetryMs);
  await postponeRelease(bank.db, { clientId, escrowId }, { retryAt, hindrance });
  bank.log.error('an escrow could not be released at its deadline', { escrowId, reason: String(error) });
}

/** For people who try the sandbox and will not wait for days. @throws Problem 404, 409 when no deadline runs. */
export async function passDeadline(
  bank: BankContext,
  { clientId, escrowId }: { clientId: string; escrowId: string },
): Promise<void> {
  await bank.db.transaction(async (tx) => {
    const known = await lockEscrow(tx, { clientId, escrowId });
    if (known === null) throw new Problem(404, 'escrow_unknown', 'There is no such escrow.');
    if (known.escrow.status !== 'funded' || known.escrow.releaseAt === null)
      throw new Problem(409, 'escrow_no_deadline', 'No deadline runs for this escrow.');
    await updateEscrow(tx, { ...known.escrow, releaseAt: bank.clock.now() });
  });
  bank.paymentTaken.ring();
}

import type { ConnectionId } from '../../../platform/ids.ts';
import type { Log } from '../../../platform/log.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import { paymentLimits } from '../payments-limits.ts';
import {
  giveTurnBack,
  selectBanksDue,
  selectDue,
  takeTurn,
  type InstructionRow,
} from '../instructions/instruction-store.ts';
import { move } from '../instructions/move.ts';
import { lockInstruction } from '../instructions/instruction-store.ts';
import { signalChanged } from '../payments-signals.ts';
import { applyBankWord, type BankWordDeps } from './bank-word.ts';
import { orderOf } from './payment-order.ts';

/** The queue of what is to be handed over at one bank (again). */
export const sendDueAtBank = 'payments.send_due_at_bank';
export interface BankDue {
  readonly connectionId: ConnectionId;
}

export type SendDeps = BankWordDeps & { readonly log: Log };

/**
 * Hands a released instruction to its bank, outside of any transaction. Whoever takes the turn puts the next one off first: a process
 * that dies, and an answer that is lost, are asked again until the bank has said what became of it. The bank executes it once.
 * @returns `held_back` when the bank is not asked at the moment, because it has failed repeatedly.
 */
export async function sendInstruction(
  deps: SendDeps,
  { enterpriseId, instructionId }: Pick<InstructionRow, 'enterpriseId' | 'instructionId'>,
): Promise<'done' | 'held_back'> {
  const { db, clock, bankPayments, log } = deps;
  const now = clock.now();
  const row = await db.as({ enterpriseId }, (tx) => takeTurn(tx, instructionId, (sends) => nextTurn(now, sends), now));
  if (row === null) return 'done';
  const handed = await bankPayments.initiate(orderOf(row));
  if (handed.outcome === 'unknown') {
    log.warn({ instructionId, code: handed.code }, 'it is not known whether a bank took a payment; it is asked again');
    if (handed.code !== 'bank.breaker_open') return 'done';
    // A bank that is back is not to be waited for because of turns in which nobody asked it.
    const soon = new Date(clock.now().getTime() + paymentLimits.sendAgainAfterMs);
    await db.as({ enterpriseId }, (tx) => giveTurnBack(tx, instructionId, soon));
    return 'held_back';
  }
  if (handed.outcome === 'unauthorised') {
    await sendBack(deps, { enterpriseId, instructionId });
    return 'done';
  }
  const { state } =
    handed.outcome === 'taken'
      ? handed
      : {
          state: {
            paymentId: null,
            status: 'RJCT' as const,
            reason: handed.reason ?? refusalReason(handed.httpStatus),
            executedAt: null,
            sequence: 0,
          },
        };
  if (handed.outcome === 'refused')
    log.error({ instructionId, httpStatus: handed.httpStatus, detail: handed.detail }, 'a bank refused a payment');
  await applyBankWord(deps, { enterpriseId, instructionId, ...state });
  return 'done';
}

/** The bank has nothing of it, and its authorisation ran out on the way: a signer goes there once more. */
async function sendBack(
  deps: SendDeps,
  { enterpriseId, instructionId }: Pick<InstructionRow, 'enterpriseId' | 'instructionId'>,
): Promise<void> {
  await deps.db.as({ enterpriseId }, async (tx) => {
    const row = await lockInstruction(tx, instructionId);
    if (row?.state !== 'released' || row.bankPaymentId !== null) return;
    // A signer who was still there has authorised it since: its next turn goes under that.
    if (await deps.bankPayments.isAuthorised(tx, row)) return;
    const actor = { kind: 'bank', id: row.connectionId } as const;
    await move(deps, tx, row, { step: 'send_back', by: null, actor, change: { sendAt: null } });
  });
  deps.relay.wake();
  signalChanged(deps.bus, enterpriseId);
}

/** One job for each bank at which something is due: a bank that answers slowly holds up nobody else's. */
export async function queueDue({ db, clock, jobs }: Pick<PaymentsDeps, 'db' | 'clock' | 'jobs'>): Promise<void> {
  await db.asSystem('payments.find_due', async (tx) => {
    for (const connectionId of await selectBanksDue(tx, clock.now()))
      await jobs.send(tx, sendDueAtBank, { connectionId } satisfies BankDue, { key: connectionId });
  });
}

/**
 * All whose turn has come at this bank, a few at once, until it is not asked any more. Each has a turn, an authorisation and an
 * Idempotency-Key of its own, and no order among payments is promised to anybody. @returns how many there were.
 */
export async function sendDue(deps: SendDeps, connectionId: ConnectionId): Promise<number> {
  const { db, clock, log } = deps;
  const due = await db.asSystem('payments.find_due', (tx) =>
    selectDue(tx, connectionId, { now: clock.now(), most: paymentLimits.sentInOneRound }),
  );
  const waiting = [...due];
  const handOver = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const { instructionId } = one;
      const outcome = await sendInstruction(deps, one).catch((error: unknown) => {
        // Its turn comes again; those behind it do not wait for that.
        log.error({ err: error, instructionId }, 'a payment could not be handed over');
      });
      // The others would be held back as well: they keep their turns.
      if (outcome === 'held_back') return;
    }
  };
  await Promise.all(Array.from({ length: paymentLimits.sentAtOnce }, handOver));
  return due.length;
}

function nextTurn(now: Date, sends: number): Date {
  const { sendAgainAfterMs, sendAgainMaxMs } = paymentLimits;
  return new Date(now.getTime() + Math.min(sendAgainMaxMs, sendAgainAfterMs * 2 ** Math.min(sends, 20)));
}

/** ISO 20022 ExternalStatusReason1Code: AG01 transaction forbidden, NARR reason in words. */
function refusalReason(httpStatus: number): string {
  return httpStatus === 403 ? 'AG01' : 'NARR';
}

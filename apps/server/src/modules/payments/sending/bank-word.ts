import type { Tx } from '../../../platform/db/database.ts';
import type { AuditActor } from '../../audit/index.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import type { PaymentState } from '../../bank/index.ts';
import { signalChanged } from '../payments-signals.ts';
import { lockInstruction, updateBankWord, type InstructionRow } from '../instructions/instruction-store.ts';
import { move } from '../instructions/move.ts';

export type BankWordDeps = Pick<PaymentsDeps, 'db' | 'clock' | 'audit' | 'permissions' | 'bus' | 'relay' | 'log'>;

/** What a bank says of an instruction; `paymentId` null where it never took it. */
export type BankWord = Omit<PaymentState, 'paymentId'> & {
  readonly enterpriseId: string;
  readonly instructionId: string;
  readonly paymentId: string | null;
};

/** Takes in what a bank said. A repetition, and a word that was overtaken, change nothing. */
export async function applyBankWord(deps: BankWordDeps, word: BankWord): Promise<void> {
  const { db, bus, log, relay } = deps;
  const changed = await db.as(word, async (tx) => {
    const row = await lockInstruction(tx, word.instructionId);
    if (row?.state === 'failed' && word.status === 'ACSC') {
      // The bank refused it and has executed it all the same: its word stands in its own books, and a person has to look.
      log.error({ instructionId: word.instructionId, paymentId: word.paymentId }, 'a failed payment was executed');
    }
    if (row?.state !== 'released') return false;
    if (row.bankSequence !== null && BigInt(word.sequence) <= row.bankSequence) return false;
    await apply(deps, tx, row, word);
    return true;
  });
  if (!changed) return;
  relay.wake();
  signalChanged(bus, word.enterpriseId);
}

async function apply(deps: BankWordDeps, tx: Tx, row: InstructionRow, word: BankWord): Promise<void> {
  const { paymentId, status, reason, sequence } = word;
  await updateBankWord(tx, row.instructionId, { paymentId, status, reason, sequence });
  const actor: AuditActor = { kind: 'bank', id: row.connectionId };
  if (status === 'ACSC') {
    const executedAt = word.executedAt ?? deps.clock.now();
    await move(deps, tx, row, { step: 'execute', by: null, actor, change: { executedAt } });
  }
  if (status === 'RJCT') {
    const details = reason === null ? {} : { reason };
    await move(deps, tx, row, { step: 'fail', by: null, actor, details });
  }
}

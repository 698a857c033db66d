import type { Tx } from '../../../platform/db/database.ts';
import type { AuditActor } from '../../audit/index.ts';
import type { PaymentsDeps } from '../payments-deps.ts';
import type { PaymentState } from '../../bank/index.ts';
import { isOver } from '../instructions/instruction.ts';
import { signalChanged } from '../payments-signals.ts';
import { lockInstruction, updateBankWord, type InstructionRow } from '../instructions/instruction-store.ts';
import { move } from '../instructions/move.ts';

export type BankWordDeps = Pick<
  PaymentsDeps,
  'db' | 'clock' | 'audit' | 'permissions' | 'bankPayments' | 'bus' | 'relay' | 'log'
>;

/** What a bank says of an instruction; `paymentId` null where it never took it. */
export type BankWord = Omit<PaymentState, 'paymentId'> & {
  readonly enterpriseId: string;
  readonly instructionId: string;
  readonly paymentId: string | null;
};

/** Takes in what a bank said. A repetition, and a word that was overtaken, change nothing. */
export async function applyBankWord(deps: BankWordDeps, word: BankWord): Promise<void> {
  const { db, bus, relay, bankPayments } = deps;
  const { row, changed } = await db.as(word, async (tx) => {
    const found = await lockInstruction(tx, word.instructionId);
    return { row: found, changed: found !== null && (await takeIn(deps, tx, found, word)) };
  });
  if (row !== null && word.status === 'ACSC' && isOver(row.state) && row.state !== 'executed') {
    // It moved money that nobody here counts as moved: a person has to look.
    const { connectionId, enterpriseId, customerId, instructionId } = row;
    const about = { connectionId, enterpriseId, customerId, instructionId };
    await bankPayments.alarm({
      ...about,
      kind: 'paid_after_end',
      detail: `it was ${row.state} here and is paid there`,
    });
  }
  if (!changed) return;
  relay.wake();
  signalChanged(bus, word.enterpriseId);
}

async function takeIn(deps: BankWordDeps, tx: Tx, found: InstructionRow, word: BankWord): Promise<boolean> {
  let row = found;
  if (row.state === 'authorizing' && row.sends > 0 && word.paymentId !== null) {
    // It was handed over under an authorisation that ran out, and the bank had it after all.
    const actor: AuditActor = { kind: 'bank', id: row.connectionId };
    await move(deps, tx, row, { step: 'release', by: null, actor, change: { releasedAt: deps.clock.now() } });
    row = { ...row, state: 'released' };
  }
  if (row.state !== 'released') return false;
  // An end is new whatever its number.
  if (row.bankSequence !== null && BigInt(word.sequence) <= row.bankSequence && word.status === 'RCVD' && !word.multi)
    return false;
  await apply(deps, tx, row, word);
  return true;
}

async function apply(deps: BankWordDeps, tx: Tx, row: InstructionRow, word: BankWord): Promise<void> {
  const { paymentId, status, reason, sequence, multi = null } = word;
  await updateBankWord(tx, row.instructionId, { paymentId, status, reason, sequence, multi });
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

import { BankError } from '../../../apps/server/src/modules/bank/client/bank-error.ts';
import type {
  EscrowAnswer,
  EscrowApi,
  EscrowChange,
  EscrowTerms,
} from '../../../apps/server/src/modules/bank/client/escrow-client.ts';
import { newId } from '../../../apps/server/src/platform/ids.ts';

type Moved = Partial<Pick<EscrowAnswer, 'status' | 'funded' | 'released' | 'refunded'>>;

/** A bank that holds money between two, and says of it what a test has it say. */
export class FakeEscrowApi implements EscrowApi {
  /** Its list; a test may put a wrong word into it, and mend it. */
  readonly list: EscrowChange[] = [];
  readonly stands = new Map<string, EscrowAnswer>();
  reads = 0;
  unreachable = false;

  open(_connection: unknown, terms: EscrowTerms): Promise<unknown> {
    const { escrowId, buyer, amount, currency } = terms;
    const opened: EscrowAnswer = {
      escrowId,
      customerId: buyer,
      accountNumber: `ESC-${escrowId.slice(-4)}`,
      status: 'open',
      currency,
      amount,
      funded: '0.00',
      released: '0.00',
      refunded: '0.00',
      releaseAt: null,
      sequence: this.list.length + 1,
    };
    this.#add(opened, { change: 'opened', transfer: null });
    return Promise.resolve(opened);
  }

  act(): Promise<unknown> {
    return Promise.resolve({});
  }

  /** Money moves, and the list says so. @param wrong what the list says instead. @returns the place in the list. */
  move(
    escrowId: string,
    kind: 'fund' | 'release' | 'refund' | 'return',
    amount: string,
    now: Moved,
    wrong: Moved = {},
  ): number {
    const before = this.stands.get(escrowId);
    if (before === undefined) throw new Error('no such escrow');
    const after = { ...before, ...now, sequence: this.list.length + 1 };
    const change = ({ fund: 'funded', release: 'released', refund: 'refunded', return: 'returned' } as const)[kind];
    const transfer = { transferId: newId(), kind, amount, cause: 'confirmation' as const };
    this.#add(after, { change, transfer }, wrong);
    return this.list.length - 1;
  }

  read(_connection: unknown, escrowId: string): Promise<EscrowAnswer> {
    this.reads += 1;
    const found = this.stands.get(escrowId);
    if (found === undefined || this.unreachable) return Promise.reject(new BankError('bank.unreachable', 'not now'));
    return Promise.resolve(found);
  }

  changes(_connection: unknown, afterSequence: bigint) {
    if (this.unreachable) return Promise.reject(new BankError('bank.unreachable', 'not now'));
    const items = this.list.filter(({ sequence }) => BigInt(sequence) > afterSequence).slice(0, 2);
    return Promise.resolve({ lastSequence: this.list.length, items });
  }

  #add(stands: EscrowAnswer, told: Pick<EscrowChange, 'change' | 'transfer'>, wrong: Moved = {}): void {
    this.stands.set(stands.escrowId, stands);
    this.list.push({ ...stands, ...wrong, ...told, note: null, at: '2026-11-01T08:00:00.000Z' });
  }
}

import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { BankConnection } from '../connections/connection.ts';
import type { BankTransport } from './bank-transport.ts';

const Receipt = Type.String({ minLength: 1, maxLength: 4_000 });
const BatchAnswer = Type.Object({ batchId: Type.String({ maxLength: 100 }), receipt: Receipt });
const ErasureAnswer = Type.Object({ erasureId: Type.String({ maxLength: 100 }), receipt: Receipt });
const readBatchAnswer = Compile(BatchAnswer);
const readErasureAnswer = Compile(ErasureAnswer);

interface SignedBatch {
  readonly batchId: string;
  readonly jws: string;
  readonly signal: AbortSignal;
}

/** Where a bank takes in what its customers share of their use of the network. Tests put a bank of their own here. */
export interface ActivityApi {
  /** The same batch again gets the receipt of the first. Nothing of it leaves after the signal. @throws BankError */
  sendBatch(connection: BankConnection, batch: SignedBatch): Promise<Static<typeof BatchAnswer>>;
  /** Erasing twice is harmless. @throws BankError */
  askErasure(
    connection: BankConnection,
    erasure: { readonly erasureId: string; readonly pseudonym: string },
  ): Promise<Static<typeof ErasureAnswer>>;
}

export class ActivityClient implements ActivityApi {
  readonly #transport: BankTransport;

  constructor(transport: BankTransport) {
    this.#transport = transport;
  }

  sendBatch(connection: BankConnection, { batchId, jws, signal }: SignedBatch) {
    const call = {
      method: 'POST',
      path: '/api/v1/activity/batches',
      headers: { 'idempotency-key': batchId },
      body: { batchId, jws },
      signal,
    };
    // Whoever sends holds the batch for a bounded time: one attempt now, the next one in a later round.
    return this.#transport.json(connection, 'activity', { interactive: true, once: true }, call, readBatchAnswer);
  }

  askErasure(connection: BankConnection, { erasureId, pseudonym }: { erasureId: string; pseudonym: string }) {
    const call = {
      method: 'POST',
      path: '/api/v1/activity/erasures',
      headers: { 'idempotency-key': erasureId },
      body: { erasureId, pseudonym },
    };
    return this.#transport.json(connection, 'activity', {}, call, readErasureAnswer);
  }
}

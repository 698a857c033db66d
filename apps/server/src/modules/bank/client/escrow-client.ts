import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { BankConnection } from '../connections/connection.ts';
import { words } from '../records/words.ts';
import { Identifier, Instant, orNull } from './api-schemas.ts';
import type { BankTransport } from './bank-transport.ts';

const Amount = Type.String({ pattern: '^(0|[1-9]\\d{0,15})(\\.\\d{1,4})?$' });

export const bankEscrowStatuses = ['open', 'funded', 'disputed', 'returned', 'closed'] as const;
export type BankEscrowStatus = (typeof bankEscrowStatuses)[number];
const changes = [
  'opened',
  'funded',
  'delivered',
  'released',
  'refunded',
  'disputed',
  'returned',
  'placed',
  'closed',
] as const;
const causes = ['payment', 'confirmation', 'agreement', 'deadline', 'decision', 'return'] as const;

const view = {
  escrowId: Identifier,
  customerId: Identifier,
  accountNumber: Identifier,
  status: Type.Enum([...bankEscrowStatuses]),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  amount: Amount,
  funded: Amount,
  released: Amount,
  refunded: Amount,
  releaseAt: orNull(Instant),
  sequence: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
};
const EscrowAnswer = Type.Object(view);
/** How an escrow stands, by the bank that holds it. */
export type EscrowAnswer = Static<typeof EscrowAnswer>;
const EscrowChange = Type.Object({
  ...view,
  change: Type.Enum([...changes]),
  transfer: orNull(
    Type.Object({
      transferId: Type.String({ format: 'uuid' }),
      kind: Type.Enum(['fund', 'release', 'refund', 'return']),
      amount: Amount,
      cause: Type.Enum([...causes]),
      /** With `return`: the release that came back. */
      returns: Type.Optional(orNull(Type.String({ format: 'uuid' }))),
      /** With `release`: to which account, where it is another one of the seller than was agreed; `bank` null: at this bank. */
      to: Type.Optional(orNull(Type.Object({ accountNumber: Identifier, bank: orNull(words(200)) }))),
    }),
  ),
  note: orNull(words(500)),
  at: Instant,
});
/** One thing that became of an escrow, as the list tells it and an event repeats it. */
export type EscrowChange = Static<typeof EscrowChange>;
const EscrowChanges = Type.Object({
  lastSequence: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  items: Type.Array(EscrowChange, { maxItems: 200 }),
});
export type EscrowChanges = Static<typeof EscrowChanges>;

const readEscrow = Compile(EscrowAnswer);
const readChanges = Compile(EscrowChanges);
export const readEscrowChange = Compile(EscrowChange);

/** What an escrow is opened with; amounts are decimal strings, days `YYYY-MM-DD`. */
export interface EscrowTerms {
  readonly escrowId: string;
  readonly orderId: string;
  readonly reference: string;
  readonly buyer: string;
  readonly seller: { readonly name: string; readonly accountNumber: string; readonly bank: string | null };
  readonly amount: string;
  readonly currency: string;
  readonly deliverBy: string;
  readonly releaseAfterDays: number;
  readonly termsHash: string;
}

/** What a bank is asked to do with one; `actId` keeps it single for ever. */
export interface EscrowActRequest {
  readonly escrowId: string;
  readonly actId: string;
  readonly act: 'deliveries' | 'releases' | 'refunds' | 'disputes' | 'cancellations';
  readonly body: object;
}

/** Where a bank holds money between two. Tests put a bank of their own here. */
export interface EscrowApi {
  /** @throws BankError */
  open(connection: BankConnection, terms: EscrowTerms): Promise<unknown>;
  /** @throws BankError */
  act(connection: BankConnection, request: EscrowActRequest): Promise<unknown>;
  /** How one stands. @throws BankError */
  read(connection: BankConnection, escrowId: string): Promise<EscrowAnswer>;
  /** Changes behind a sequence, ascending. @throws BankError */
  changes(connection: BankConnection, afterSequence: bigint): Promise<EscrowChanges>;
}

export class EscrowClient implements EscrowApi {
  readonly #transport: BankTransport;

  constructor(transport: BankTransport) {
    this.#transport = transport;
  }

  open(connection: BankConnection, terms: EscrowTerms) {
    const call = {
      method: 'POST',
      path: '/api/v1/escrows',
      // An escrow is opened once, whatever the number of requests: it may be repeated.
      headers: { 'idempotency-key': terms.escrowId },
      body: terms,
    };
    return this.#transport.json(connection, 'escrows', { interactive: true }, call, readEscrow);
  }

  act(connection: BankConnection, { escrowId, actId, act, body }: EscrowActRequest) {
    const call = {
      method: 'POST',
      path: `/api/v1/escrows/${encodeURIComponent(escrowId)}/${act}`,
      headers: { 'idempotency-key': actId },
      body,
    };
    return this.#transport.json(connection, 'escrows', { interactive: true }, call, readEscrow);
  }

  read(connection: BankConnection, escrowId: string) {
    const call = { path: `/api/v1/escrows/${encodeURIComponent(escrowId)}` };
    return this.#transport.json(connection, 'escrows', {}, call, readEscrow);
  }

  changes(connection: BankConnection, afterSequence: bigint) {
    const call = { path: '/api/v1/escrows', query: { afterSequence: afterSequence.toString() } };
    return this.#transport.json(connection, 'escrows', {}, call, readChanges);
  }
}

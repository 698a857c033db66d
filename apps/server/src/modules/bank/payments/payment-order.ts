import type { Money } from '../../../platform/money.ts';
import type { ConnectionId, EnterpriseId } from '../../../platform/ids.ts';
import type { PaymentStatus } from '../client/account-schemas.ts';

/** Who prepared or signed: the person as the bank calls him, and the mandate under which he did it. */
export interface PaymentParty {
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
}

/** A released instruction, as it is handed to the bank; `instructionId` (a UUID of the caller) keeps it single for ever. */
export interface PaymentOrder {
  readonly enterpriseId: EnterpriseId;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
  readonly instructionId: string;
  readonly debtorAccount: string;
  /** `bank` null: an account at the same bank. */
  readonly creditor: { readonly name: string; readonly accountNumber: string; readonly bank: string | null };
  readonly amount: Money;
  readonly remittance: string;
  /** Until when it may be authorised at the bank and used. */
  readonly completeBy: Date;
  /** The version of the permission table under which it was released. */
  readonly tableVersion: number;
  readonly preparedBy: PaymentParty;
  /** `inSteadOf`: who was away, where a deputy signed; role and department are then his. */
  readonly signatures: readonly (PaymentParty & {
    readonly signedAt: Date;
    readonly method: 'session' | 'passkey';
    readonly inSteadOf?: string | null;
  })[];
}

/** What a bank says of a payment. Sequences of one payment ascend; `reason` is an ISO 20022 code of a rejection. */
export interface PaymentState {
  readonly paymentId: string;
  readonly status: PaymentStatus;
  readonly reason: string | null;
  readonly executedAt: Date | null;
  readonly sequence: number;
  /** What the bank's own table asks for; null or absent where the bank does not say. */
  readonly multi?: MultiAuthorisation | null;
}

/** AWAF awaits further authorisation, AUTH has all, RJCT refused (OBInternalStatus2Code). */
export interface MultiAuthorisation {
  readonly status: 'AUTH' | 'AWAF' | 'RJCT';
  readonly required: number | null;
  readonly received: number | null;
}

/**
 * What became of handing an order to its bank.
 * `taken`: the bank has it; its state follows as events. `refused`: the bank has it not and never will under this instruction.
 * `unknown`: it may have come in; hand over the same order again, which never executes it twice.
 * `unauthorised`: the authorisation ran out before the bank had the order, which it has not; a signer has to go there once more.
 */
export type HandedOver =
  | { readonly outcome: 'taken'; readonly state: PaymentState }
  | {
      readonly outcome: 'refused';
      readonly httpStatus: number;
      readonly detail: string;
      readonly reason: string | null;
    }
  | { readonly outcome: 'unauthorised' }
  | { readonly outcome: 'unknown'; readonly code: string; readonly detail: string };

/** Statuses after which nothing follows. */
export function isFinal(status: PaymentStatus): boolean {
  return status !== 'RCVD';
}

/**
 * What a bank's word makes of what is known: `new` is to be told on, `known` changes nothing (a duplicate, a replay, one that was
 * overtaken), `contradiction` is a word that takes back an end or speaks of another payment; the first one stands.
 */
export function weigh(known: PaymentState | null, told: PaymentState): 'new' | 'known' | 'contradiction' {
  if (known === null) return 'new';
  if (known.paymentId !== told.paymentId) return 'contradiction';
  if (isFinal(known.status)) return isFinal(told.status) && told.status !== known.status ? 'contradiction' : 'known';
  if (isFinal(told.status)) return 'new';
  const { status, received } = told.multi ?? { status: null, received: null };
  return status !== null && (status !== known.multi?.status || received !== known.multi.received) ? 'new' : 'known';
}

// Answers by which a bank says of a request itself that it will not have it. Others, a conflict with its first copy among them, speak of the moment or of our token.
const refusals: ReadonlySet<number> = new Set([400, 403, 404, 410, 413, 415, 422]);

export function isRefusal(httpStatus: number | null): httpStatus is number {
  return httpStatus !== null && refusals.has(httpStatus);
}

// What is not found is 400 here; 404 and 415 have no body that could be signed, and whatever stands before a bank answers so too.
const signedRefusals: ReadonlySet<number> = new Set([400, 403, 422]);

/** Whether an answer to a payment that was ordered ends it: a refusal which a bank can sign. */
export function endsPayment(httpStatus: number | null): httpStatus is number {
  return httpStatus !== null && signedRefusals.has(httpStatus);
}

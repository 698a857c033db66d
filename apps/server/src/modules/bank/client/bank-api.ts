import type { BankConnection } from '../connections/connection.ts';
import type { BankConsentAnswer, ConsentsPage, PollAnswer, RecordsPage } from './api-schemas.ts';
import type { RequirementAnswer, TableAnswer } from './table-schemas.ts';
import type { CallOptions } from './bank-gate.ts';

export interface ConsentRequest {
  readonly permissions: readonly string[];
  readonly expiresAt: Date;
  readonly idempotencyKey: string;
}
export interface RecordsRequest {
  readonly customerId: string;
  readonly consentId: string;
  readonly afterSequence: bigint;
  readonly cursor: string | null;
}
export interface PollRequest {
  readonly ack: readonly string[];
  readonly setErrs: Readonly<Record<string, { err: string; description: string }>>;
}

/** The bank's API as the rest of the module sees it; every method throws BankError. Tests put a bank of their own here. */
export interface BankApi {
  createConsent(connection: BankConnection, request: ConsentRequest): Promise<BankConsentAnswer>;
  getConsent(connection: BankConnection, consentId: string, options?: CallOptions): Promise<BankConsentAnswer>;
  /** Consents that changed at or after the instant, those given at a branch included. */
  listConsents(
    connection: BankConnection,
    page: { changedSince: Date | null; cursor: string | null },
  ): Promise<ConsentsPage>;
  /** Withdrawing what the bank no longer knows is no error. */
  withdrawConsent(connection: BankConnection, consentId: string, options?: CallOptions): Promise<void>;
  records(connection: BankConnection, request: RecordsRequest): Promise<RecordsPage>;
  pollEvents(connection: BankConnection, request: PollRequest): Promise<PollAnswer>;
  /** The signed permission table of a customer; `version` null is the newest. */
  permissionTable(
    connection: BankConnection,
    request: { readonly customerId: string; readonly version: bigint | null },
    options?: CallOptions,
  ): Promise<TableAnswer>;
  /** The same key again gets the answer of the first one. */
  submitRequirement(
    connection: BankConnection,
    request: { readonly customerId: string; readonly idempotencyKey: string; readonly requirement: object },
  ): Promise<RequirementAnswer>;
  requirement(
    connection: BankConnection,
    request: { readonly customerId: string; readonly requirementId: string },
  ): Promise<RequirementAnswer>;
  publishedKeys(connection: BankConnection): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

import type { Money } from '../../../platform/money.ts';
import type { ApprovalRule, Demand, TableGrant } from './table.ts';

/** A sentence in both languages. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** Whose table it is; the counters of its limits carry these names. */
export interface TableOwner {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
}

/** A row of the holders: a person under one mandate. */
export interface HolderKey {
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
}

/** What somebody wants to do. Without an amount it is asked whether any amount is open at all. */
export interface Ask {
  readonly action: string;
  readonly accountNumber: string;
  readonly amount?: Money | undefined;
  /** The account number that is paid, as somebody wrote it. */
  readonly counterparty?: string | undefined;
  readonly at: Date;
  /** Asked of something that was done within the hours already: everything else has to hold still. */
  readonly atAnyHour?: boolean | undefined;
}

/** The grant that opens an account and action to a holder; `row` is its place in the table's grants, from 0. */
export interface Cell {
  readonly row: number;
  readonly grant: TableGrant;
}

/** The rule of an amount; `row` is its place in the table's approval rules, from 0. */
export interface RuleRow {
  readonly row: number;
  readonly rule: ApprovalRule;
}

/**
 * What is counted against one cumulative limit: by the cell (role, department, account, action), whoever acts, and not by the version
 * of the table, so that a new table does not give back what was used today.
 */
export interface LimitKey extends TableOwner {
  readonly roleId: string;
  readonly departmentId: string;
  readonly action: string;
  readonly accountNumber: string;
  /** The account that is paid, as account numbers are compared: however it is written, it is counted together. */
  readonly counterparty: string | null;
  readonly period: 'day' | 'month';
  readonly of: 'amount' | 'count';
  /** ISO 4217 of an amount; null of a count. */
  readonly currency: string | null;
}

/** Something to be consumed when it is done: minor units of an amount, or a number. */
export interface LimitUse {
  readonly key: LimitKey;
  readonly limit: bigint;
  readonly amount: bigint;
}

export type DenyCode =
  | 'unknown_holder'
  | 'mandate_not_yet_valid'
  | 'mandate_expired'
  | 'unknown_account'
  | 'account_out_of_scope'
  | 'unknown_action'
  | 'not_granted'
  | 'grant_not_valid_today'
  | 'outside_hours'
  | 'amount_not_positive'
  | 'amount_without_meaning'
  | 'currency_mismatch'
  | 'per_payment_limit'
  | 'counterparty_missing'
  | 'counterparty_not_allowed'
  | 'day_amount_limit'
  | 'day_count_limit'
  | 'month_amount_limit'
  | 'month_count_limit'
  | 'counterparty_day_limit'
  | 'no_rule'
  | 'signature_counts_for_nothing'
  | 'not_named_by_rule';

/** Why not, in a sentence that names the limit, the role and the department. */
export interface DenyReason {
  readonly code: DenyCode;
  readonly text: BothLanguages;
  /** The limit of an amount that is passed; null when it is none. */
  readonly limit?: Money | null;
  /** By how much one payment is above its limit. */
  readonly gap?: Money | null;
  /** The limit of a number of payments that is passed. */
  readonly limitCount?: number | null;
}

/**
 * `allow`: it takes effect at once. `needs_approval`: the holder may do it, and it takes effect with the signatures of the demand.
 * `uses` is what it consumes of cumulative limits, to be taken in the transaction that does it.
 */
export type Decision =
  | { readonly outcome: 'allow'; readonly cell: Cell; readonly uses: readonly LimitUse[] }
  | Denial
  | NeedsApproval;

export interface Denial {
  readonly outcome: 'deny';
  readonly reason: DenyReason;
}

export interface NeedsApproval {
  readonly outcome: 'needs_approval';
  readonly demand: Demand;
  readonly rule: RuleRow;
  readonly cell: Cell;
  readonly uses: readonly LimitUse[];
}

/** The checks of a decision in their order. */
export const stepNames = [
  'mandate',
  'account',
  'action',
  'hours',
  'per_payment',
  'counterparty',
  'cumulative',
  'rule',
] as const;
export type StepName = (typeof stepNames)[number];

/** One check: passed, failed, or not made because an earlier one failed; `not_needed` where nothing is limited. */
export interface DecisionStep {
  readonly step: StepName;
  readonly state: 'passed' | 'failed' | 'not_checked' | 'not_needed';
  readonly title: BothLanguages;
  readonly detail: BothLanguages;
}

import type { AccountAction } from './account-actions.ts';

/**
 * What a signature is worth (EBICS 3.0, authorisation levels): `E` alone, `A` with another A or a B, `B` with an A only, `T` transports
 * an order and releases nothing.
 */
export const signatureClasses = ['E', 'A', 'B', 'T'] as const;
export type SignatureClass = (typeof signatureClasses)[number];

/** A department of the enterprise at its bank; `parentId` null at the top of the tree. */
export interface TableDepartment {
  readonly departmentId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly parentId: string | null;
}

/** A role; one that the enterprise defines itself says on which standard role it is based: what it may do on the network follows from that. */
export interface TableRole {
  readonly roleId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly base: string;
}

/** An account of the customer, as the bank numbers it. */
export interface TableAccount {
  readonly accountNumber: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly product: string;
  readonly currency: string;
  readonly lastDigits: string;
}

/** Who acts in a role and department. `accountNumbers` narrows the grants to these accounts; null: to none in particular. Days are inclusive. */
export interface TableHolder {
  /** The person at the bank: `sub` of its ID tokens. */
  readonly subject: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly roleId: string;
  readonly departmentId: string;
  readonly accountNumbers: readonly string[] | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** Which accounts a grant or a rule is about. */
export type AccountScope =
  | { readonly kind: 'accounts'; readonly accountNumbers: readonly string[] }
  | { readonly kind: 'product'; readonly product: string }
  | { readonly kind: 'all' };

/** Amounts in minor units of the grant's currency; null is without limit. All but the first accumulate. */
export interface GrantLimits {
  readonly perPaymentMinor: bigint | null;
  readonly dayAmountMinor: bigint | null;
  readonly dayCount: number | null;
  readonly monthAmountMinor: bigint | null;
  readonly monthCount: number | null;
  /** Of one day, to each counterparty by itself. */
  readonly counterpartyDayMinor: bigint | null;
}

/** The hours in which a grant works; `days` from 1, Monday, to 7; `from` inclusive, `until` exclusive, `HH:MM` in the zone. */
export interface TimeWindow {
  readonly days: readonly number[];
  readonly from: string;
  readonly until: string;
  readonly timeZone: string;
}

/**
 * Role × department × accounts × action, with limits. It holds in the department and in those below it; of several that fit, the
 * nearest department wins, then single accounts before a product before all.
 */
export interface TableGrant {
  readonly roleId: string;
  readonly departmentId: string;
  readonly accounts: AccountScope;
  readonly action: AccountAction;
  /** ISO 4217; null where the action has no amount, or no amount is limited. Covers accounts of this currency only. */
  readonly currency: string | null;
  readonly limits: GrantLimits;
  /** The account numbers that may be paid; null: any. */
  readonly counterparties: readonly string[] | null;
  readonly window: TimeWindow | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Of `payments:approve` and `payments:release`; null elsewhere. */
  readonly signatureClass: SignatureClass | null;
}

/** Who may give a signature; `departmentId` null: in any department. */
export interface Signer {
  readonly roleId: string;
  readonly departmentId: string | null;
}

/** Which signatures release: by class alone, or so many of those named in each step. The maker never signs his own. */
export type Demand =
  | { readonly kind: 'classes' }
  | {
      readonly kind: 'steps';
      /** Whether the steps are taken in their order. */
      readonly ordered: boolean;
      readonly steps: readonly { readonly need: number; readonly from: readonly Signer[] }[];
    };

/** Which signatures a payment from these accounts needs, by its amount: from inclusive, to exclusive; null is open. */
export interface ApprovalRule {
  readonly accounts: AccountScope;
  readonly currency: string;
  readonly fromMinor: bigint | null;
  readonly toMinor: bigint | null;
  readonly demand: Demand;
  /** Hours until what is not signed by then expires. */
  readonly expiresAfterHours: number;
  /** Whether every signature needs a passkey. */
  readonly stepUp: boolean;
}

/** The permission table of one customer of one bank, as the bank signs it. */
export interface PermissionTable {
  readonly departments: readonly TableDepartment[];
  readonly roles: readonly TableRole[];
  readonly accounts: readonly TableAccount[];
  readonly holders: readonly TableHolder[];
  readonly grants: readonly TableGrant[];
  readonly approvalRules: readonly ApprovalRule[];
}

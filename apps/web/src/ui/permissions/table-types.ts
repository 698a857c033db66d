import type { components } from '../../api/schema.gen.ts';

type Schemas = components['schemas'];

/**
 * A permission table as it comes over the wire: amounts are decimal strings, days `YYYY-MM-DD`. The words and the matrix take any
 * table of this shape, the one in force and one that is only thought of.
 */
export type PermissionTable = Schemas['PermissionTableContents'] & { accounts: Account[] };
export type Department = Schemas['TableDepartment'];
export type Role = Schemas['TableRole'];
export type Holder = Schemas['TableHolder'];
export type Grant = Schemas['TableGrant'];
export type ApprovalRule = Schemas['ApprovalRule'];
export type AccountScope = Schemas['AccountScope'];
export type Limits = Grant['limits'];
export type TimeWindow = NonNullable<Grant['window']>;
export type Demand = ApprovalRule['demand'];
export type AccountAction = Grant['action'];
export type SignatureClass = NonNullable<Grant['signatureClass']>;
export type Account = {
  accountNumber: string;
  nameZh: string;
  nameEn: string;
  product: string;
  currency: string;
  lastDigits: string;
};

/** What a grant may open of an account, in the order of the columns. */
export const ACCOUNT_ACTIONS = [
  'accounts:read',
  'statements:read',
  'payments:read',
  'payments:prepare',
  'payments:approve',
  'payments:release',
  'payments:cancel',
] as const satisfies readonly AccountAction[];
/** The columns that most people come for. */
export const MAIN_ACTIONS: readonly AccountAction[] = [
  'accounts:read',
  'payments:prepare',
  'payments:approve',
  'payments:release',
];

export const SIGNATURE_CLASSES: readonly SignatureClass[] = ['E', 'A', 'B', 'T'];

/** Whether an action has an amount, and therefore limits. */
export function hasAmount(action: AccountAction): boolean {
  return action === 'payments:prepare' || action === 'payments:approve' || action === 'payments:release';
}

/** Whether a grant of the action carries a signature class. */
export function hasClass(action: AccountAction): boolean {
  return action === 'payments:approve' || action === 'payments:release';
}

/** Both days are inclusive; null is open. */
export function isValidOn({ validFrom, validUntil }: Pick<Grant, 'validFrom' | 'validUntil'>, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);
}

export const NO_LIMITS: Limits = {
  perPayment: null,
  dayAmount: null,
  dayCount: null,
  monthAmount: null,
  monthCount: null,
  counterpartyDay: null,
};

import type { AccountScope, ApprovalRule, Grant, GrantLimits, Signer } from './bank-seed.ts';

const noLimits: GrantLimits = {
  perPayment: null,
  dayAmount: null,
  dayCount: null,
  monthAmount: null,
  monthCount: null,
  counterpartyDay: null,
};

/** Who gets what opened. */
export type Place = { roleId: string; departmentId: string };

/** A grant of a place on some accounts, without limits unless `more` names them in yuan. */
export function grant(
  place: Place,
  accounts: AccountScope,
  action: Grant['action'],
  more: Partial<Omit<Grant, 'limits'>> & { limits?: Partial<GrantLimits> } = {},
): Grant {
  const { limits = {}, ...rest } = more;
  const limited = Object.entries(limits).some(([name, limit]) => limit !== null && !name.endsWith('Count'));
  return {
    ...place,
    accounts,
    action,
    currency: limited ? 'CNY' : null,
    limits: { ...noLimits, ...limits },
    counterparties: null,
    window: null,
    validFrom: null,
    validUntil: null,
    signatureClass: null,
    ...rest,
  };
}

/** Seeing an account, what was booked and what was paid from it. */
export function reading(place: Place, accounts: AccountScope): Grant[] {
  return [grant(place, accounts, 'accounts:read'), grant(place, accounts, 'statements:read'), seeing(place, accounts)];
}

/** Seeing payments from an account, which says nothing of its balance. */
export function seeing(place: Place, accounts: AccountScope): Grant {
  return grant(place, accounts, 'payments:read');
}

export function preparing(place: Place, accounts: AccountScope, limits: Partial<GrantLimits> = {}): Grant {
  return grant(place, accounts, 'payments:prepare', { limits });
}

/** A signature of a class: a check, or a release. */
export function signing(
  place: Place,
  accounts: AccountScope,
  action: 'payments:approve' | 'payments:release',
  signatureClass: 'E' | 'A' | 'B',
  limits: Partial<GrantLimits> = {},
): Grant {
  return grant(place, accounts, action, { limits, signatureClass });
}

/** One account by its place, as the bank numbers it. */
export function only(...accountNumbers: string[]): AccountScope {
  return { kind: 'accounts', accountNumbers };
}

/** A rule in yuan: one signature of each of these steps. */
export function rule(
  accounts: AccountScope,
  [from, to]: [from: string | null, to: string | null],
  steps: Signer[][],
  more: { ordered?: boolean; stepUp?: boolean } = {},
): ApprovalRule {
  return {
    accounts,
    currency: 'CNY',
    from,
    to,
    demand: { kind: 'steps', ordered: more.ordered ?? false, steps: steps.map((list) => ({ need: 1, from: list })) },
    expiresAfterHours: 72,
    stepUp: more.stepUp ?? false,
  };
}

export function signer(roleId: string, departmentId: string | null = null): Signer {
  return { roleId, departmentId };
}

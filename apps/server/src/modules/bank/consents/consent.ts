import type { Category } from '../../enterprises/index.ts';
import type { consentStatuses } from '../client/api-schemas.ts';

/** UK Open Banking v4: awaiting authorisation, authorised, rejected, expired, cancelled. */
export type ConsentStatus = (typeof consentStatuses)[number];

const transitions: Record<ConsentStatus, readonly ConsentStatus[]> = {
  AWAU: ['AUTH', 'RJCT', 'EXPD', 'CANC'],
  AUTH: ['EXPD', 'CANC'],
  RJCT: [],
  EXPD: [],
  CANC: [],
};

/** Whether a consent in one state can come into another; what has ended does not begin again. */
export function mayBecome(from: ConsentStatus, to: ConsentStatus): boolean {
  return transitions[from].includes(to);
}

export const consentActions = ['authorize', 'withdraw', 'renew'] as const;

/** So long before its end a consent is offered for renewal, and the first warning is given. */
const renewableMs = 30 * 86_400_000;

/** What a member may do with a consent at an instant. One that another in force covers for longer needs no renewal. */
export function actionsOn(
  { status, expiresAt, renewed }: { status: ConsentStatus; expiresAt: Date | null; renewed: boolean },
  now: Date,
): (typeof consentActions)[number][] {
  if (status === 'AWAU') return ['authorize', 'withdraw'];
  if (status === 'EXPD') return renewed ? [] : ['renew'];
  if (status !== 'AUTH') return [];
  const endsSoon = expiresAt !== null && expiresAt.getTime() - now.getTime() <= renewableMs;
  return endsSoon && !renewed ? ['withdraw', 'renew'] : ['withdraw'];
}

/** How the bank's facts of an enterprise are shown. */
export type SourceState = 'active' | 'expired' | 'withdrawn';

/**
 * What all consents of one enterprise at one bank come to: one in force keeps its facts alive; else the last that ended decides.
 * @returns null when none was ever in force: nothing changes.
 */
export function sourceStateOf(
  consents: readonly { status: ConsentStatus; statusUpdatedAt: Date }[],
): SourceState | null {
  if (consents.some((consent) => consent.status === 'AUTH')) return 'active';
  const ended = consents.filter((consent) => consent.status === 'EXPD' || consent.status === 'CANC');
  const last = ended.toSorted((a, b) => a.statusUpdatedAt.getTime() - b.statusUpdatedAt.getTime()).at(-1);
  if (last === undefined) return null;
  return last.status === 'EXPD' ? 'expired' : 'withdrawn';
}

/** What each permission lets the bank speak of. */
const categoriesOf: Readonly<Record<string, readonly Category[]>> = {
  ReadIdentification: ['identity'],
  ReadOwnership: ['ownership'],
  ReadQualification: ['activity', 'size'],
  ReadRelationship: ['relationship'],
  ReadStanding: ['standing'],
};

/**
 * Categories of which the bank may not speak (any more): no consent that has been in force covers them, or the last that did was
 * withdrawn. What another consent in force allows stays as it is.
 */
export function withdrawnCategories(
  consents: readonly { status: ConsentStatus; statusUpdatedAt: Date; permissions: readonly string[] }[],
): Category[] {
  return Object.entries(categoriesOf).flatMap(([permission, categories]) => {
    const state = sourceStateOf(consents.filter((consent) => consent.permissions.includes(permission)));
    return state === null || state === 'withdrawn' ? categories : [];
  });
}

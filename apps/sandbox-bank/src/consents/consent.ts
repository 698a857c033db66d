import type { Permission } from '../journal/journal-entry.ts';

/** States of a consent, as in UK Open Banking v4: awaiting, authorised, rejected, expired, cancelled. */
export type ConsentStatus = 'AWAU' | 'AUTH' | 'RJCT' | 'EXPD' | 'CANC';

/** A client's permission to read what the bank holds of one customer. */
export type Consent = {
  consentId: string;
  clientId: string;
  /** Whose information; unknown until somebody approves. */
  customerId: string | null;
  permissions: Permission[];
  status: ConsentStatus;
  createdAt: Date;
  statusUpdatedAt: Date;
  expiresAt: Date;
  givenAt: 'online' | 'branch';
};

/** What may happen to a consent. */
export type ConsentChange = 'approve' | 'reject' | 'expire' | 'cancel';

const transitions: Record<ConsentStatus, Partial<Record<ConsentChange, ConsentStatus>>> = {
  AWAU: { approve: 'AUTH', reject: 'RJCT', expire: 'EXPD', cancel: 'CANC' },
  AUTH: { expire: 'EXPD', cancel: 'CANC' },
  RJCT: {},
  EXPD: {},
  CANC: {},
};

/** The state after a change; null when the change is not possible in this state. */
export function nextStatus(status: ConsentStatus, change: ConsentChange): ConsentStatus | null {
  return transitions[status][change] ?? null;
}

/** The state as it is at `now`: the sweep that writes EXPD comes some seconds after the time has passed. */
export function statusAt(consent: Consent, now: Date): ConsentStatus {
  return consent.expiresAt <= now ? (nextStatus(consent.status, 'expire') ?? consent.status) : consent.status;
}

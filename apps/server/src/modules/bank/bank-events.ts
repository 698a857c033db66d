import type { DomainEvent } from '../../platform/outbox/outbox-store.ts';

/** A consent in force ends soon, and no other one in force covers what it allows for longer. Told once at each distance. */
export interface ConsentEnding {
  readonly enterpriseId: string;
  readonly consentId: string;
  /** Slug of the bank. */
  readonly bank: string;
  readonly expiresAt: string;
  /** Whole days, the last begun one counted: 1 on the last day. */
  readonly daysLeft: number;
}

/** A consent that was in force has ended. */
export interface ConsentEnded {
  readonly enterpriseId: string;
  readonly consentId: string;
  readonly bank: string;
  readonly how: 'expired' | 'withdrawn';
  /** Who ended it: its time, a member, the bank (or the enterprise at the bank), or the network. */
  readonly by: 'time' | 'member' | 'bank' | 'network';
  /** Another consent in force covers the same: nothing changes for anybody. */
  readonly replaced: boolean;
}

export function consentEnding(payload: ConsentEnding): DomainEvent<ConsentEnding> {
  return { topic: 'bank.consent_ending', enterpriseId: payload.enterpriseId, payload };
}

export function consentEnded(payload: ConsentEnded): DomainEvent<ConsentEnded> {
  return { topic: 'bank.consent_ended', enterpriseId: payload.enterpriseId, payload };
}

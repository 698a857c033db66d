import { presentBank } from '../../identity/index.ts';
import type { BankConnection } from '../connections/connection.ts';
import { actionsOn } from './consent.ts';
import type { BankConsentView } from './consent-schemas.ts';
import type { BankConsent, ListedConsent } from './consent-store.ts';

/** A consent as its enterprise sees it. */
export function presentConsent(
  consent: BankConsent | ListedConsent,
  connection: BankConnection,
  seen: { factCount: number; mayManage: boolean; now: Date },
): BankConsentView {
  const renewed = 'renewed' in consent && consent.renewed;
  return {
    id: consent.consentId,
    bank: presentBank(connection.slug, [connection]),
    status: consent.status,
    permissions: [...consent.permissions],
    createdAt: consent.createdAt.toISOString(),
    statusUpdatedAt: consent.statusUpdatedAt.toISOString(),
    expiresAt: consent.expiresAt?.toISOString() ?? null,
    factCount: seen.factCount,
    renewed,
    can: seen.mayManage ? actionsOn({ ...consent, renewed }, seen.now) : [],
  };
}

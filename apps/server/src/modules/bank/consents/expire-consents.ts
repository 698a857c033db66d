import type { Database } from '../../../platform/db/database.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { tellConsentsChanged } from '../bank-signals.ts';
import { mayBecome } from './consent.ts';
import { afterChange, type ConsentDeps } from './consent-changes.ts';
import { lockConsent, selectOverdue, updateConsent } from './consent-store.ts';

/** Ends the consents whose time has passed: their facts are stale from then on. @returns how many. */
export async function expireConsents(deps: ConsentDeps & { db: Database; bus: EventBus }): Promise<number> {
  const { db, clock, bus } = deps;
  const overdue = await db.asSystem('bank.find_overdue_consents', (tx) => selectOverdue(tx, clock.now(), 200), {
    readOnly: true,
  });
  for (const consentId of overdue) {
    const enterpriseId = await db.asSystem('bank.expire_consent', async (tx) => {
      const consent = await lockConsent(tx, consentId);
      if (consent === null || consent.expiresAt === null || !mayBecome(consent.status, 'EXPD')) return null;
      const ended = { ...consent, status: 'EXPD' as const, statusUpdatedAt: consent.expiresAt };
      await updateConsent(tx, ended);
      const actor = { kind: 'system', id: 'bank.expire_consents' } as const;
      await afterChange(tx, deps, ended, { was: consent.status, actor });
      return consent.enterpriseId;
    });
    if (enterpriseId !== null) tellConsentsChanged(bus, enterpriseId);
  }
  return overdue.length;
}

import { forgetOldAnswers } from './api/idempotency.ts';
import { forgetProofs } from './api/proof-store.ts';
import type { BankContext } from './bank-context.ts';
import { expireConsents } from './consents/change-consent.ts';
import { limits } from './limits.ts';
import { deleteExpiredArtifacts } from './oidc/artifact-store.ts';
import type { ProviderHolder } from './oidc/provider-holder.ts';
import { expireUnsigned } from './payments/end-payment.ts';

const dayMs = 86_400_000;

/** What the calendar does: consents expire, keys follow the quarter, old marks are forgotten. */
export function startHousekeeping(bank: BankContext, oidc: ProviderHolder): { stop: () => Promise<void> } {
  let cleanedAt = 0;
  const round = async (): Promise<void> => {
    await expireConsents(bank);
    await expireUnsigned(bank);
    if (await bank.keys.followCalendar()) oidc.rebuild();
    const now = bank.clock.now();
    if (now.getTime() - cleanedAt < dayMs / 24) return;
    cleanedAt = now.getTime();
    await deleteExpiredArtifacts(bank.db, now);
    await forgetProofs(bank.db, now);
    await forgetOldAnswers(bank.db, now);
  };
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = round()
      .catch((error: unknown) => bank.log.warn('housekeeping failed', { reason: String(error) }))
      .finally(() => (busy = false));
  }, limits.expirySweepMs);
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}

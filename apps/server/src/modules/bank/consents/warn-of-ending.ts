import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { consentEnding } from '../bank-events.ts';
import { takeEnding } from './ending-store.ts';

const dayMs = 86_400_000;
const batch = 200;

/** Tells of consents that end in 30, 7 and 1 days, each once. @returns how many were told. */
export async function warnOfEnding({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  let told = 0;
  for (;;) {
    const count = await db.asSystem('bank.warn_of_ending_consents', async (tx) => {
      const now = clock.now();
      const ending = await takeEnding(tx, now, batch);
      const events = ending.map(({ expiresAt, ...consent }) => {
        const daysLeft = Math.ceil((expiresAt.getTime() - now.getTime()) / dayMs);
        return consentEnding({ ...consent, expiresAt: expiresAt.toISOString(), daysLeft });
      });
      await writeEvents(tx, clock, events);
      return ending.length;
    });
    told += count;
    if (count < batch) return told;
  }
}

import type { Sealer } from '../../../platform/crypto/seal.ts';
import { defaultPreferences, topics, type Topic } from '../announcements/topics.ts';
import { badUnsubscribeLink } from '../notifications-errors.ts';
import type { PreferencesDeps } from './preferences-service.ts';
import { lockSettings, selectTopics, upsertTopics } from './preferences-store.ts';
import { readUnsubscribeToken } from './unsubscribe.ts';

/**
 * Switches off what the e-mail was of, for whoever holds its link (RFC 8058). A second time changes nothing.
 * @throws Problem 400 when the token is none of ours.
 */
export async function unsubscribe(
  deps: PreferencesDeps & { readonly sealer: Sealer },
  token: string,
): Promise<{ topic: Topic | null }> {
  const known = readUnsubscribeToken(deps.sealer, token);
  if (known === null) throw badUnsubscribeLink();
  const { enterpriseId, personId, topic } = known;
  await deps.db.asSystem('notifications.unsubscribe', async (tx) => {
    await lockSettings(tx, known);
    const chosen = await selectTopics(tx, known);
    const meant = (topic === null ? topics : [topic])
      .map((one) => ({ ...(chosen.get(one) ?? defaultPreferences[one]), topic: one }))
      .filter(({ email }) => (topic === null ? email === 'daily' : email !== 'off'));
    if (meant.length === 0) return;
    await upsertTopics(
      tx,
      known,
      meant.map((one) => ({ ...one, email: 'off' as const })),
      deps.clock.now(),
    );
    await deps.audit.write(tx, {
      enterpriseId,
      actor: { kind: 'person', id: personId, mandateId: null },
      action: 'notification_email.unsubscribed',
      target: `person:${personId}`,
      details: { topics: meant.map((one) => one.topic) },
    });
  });
  return { topic };
}

import { createHash } from 'node:crypto';
import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { offerEvent } from '../events/bank-event.ts';
import { queueEvent } from '../events/event-store.ts';
import { newId } from '../ids.ts';
import { signJws } from '../keys/jws.ts';
import { limits } from '../limits.ts';
import type { OfferContent, OfferEntry, OfferOrder } from './offer.ts';
import { documentsOf, insertEntry, lastSequence, lockSource, newestEntry, takeOrder } from './offer-store.ts';

export type Publisher = Pick<BankContext, 'config' | 'keys' | 'clock'>;

/**
 * Gives an order its place in the sequence of its subsystem and signs it. A withdrawal repeats what it withdraws; one of an offer that is
 * not published any more does nothing.
 * @returns whether something was published.
 */
export async function publishOffer(
  tx: Queryable,
  bank: Publisher,
  { source, offerId, content }: OfferOrder,
  { tell }: { tell: boolean },
): Promise<boolean> {
  await lockSource(tx, source);
  const before = await newestEntry(tx, offerId);
  if (content === null && before?.state !== 'published') return false;
  const now = bank.clock.now();
  const document = content ?? before?.document;
  if (document === undefined) return false;
  const entry: OfferEntry = {
    source,
    sequence: (await lastSequence(tx, source)) + 1,
    offerId,
    version: content === null ? (before?.version ?? 1) : (before?.version ?? 0) + 1,
    state: content === null ? 'withdrawn' : 'published',
    document,
    publishedAt: now,
  };
  const jws = signJws(bank.keys.current(), 'bank-offer+jwt', await payloadOf(tx, bank, entry));
  await insertEntry(tx, entry, jws);
  if (!tell) return true;
  const data = { customerId: '-', source, sequence: entry.sequence, jws };
  const clients = bank.config.clients.map(({ clientId }) => clientId);
  await queueEvent(tx, clients, '-', { type: offerEvent, data }, now);
  return true;
}

async function payloadOf(
  tx: Queryable,
  bank: Publisher,
  entry: OfferEntry,
): Promise<OfferContent & Record<string, unknown>> {
  const { source, sequence, offerId, version, state, document, publishedAt } = entry;
  const documents = await documentsOf(tx, offerId);
  return {
    iss: bank.config.issuer,
    iat: Math.floor(publishedAt.getTime() / 1000),
    jti: newId(publishedAt),
    source,
    sequence,
    offerId,
    version,
    state,
    ...document,
    documents: documents.map(({ documentId, name, mediaType, content }) => ({
      documentId,
      name,
      mediaType,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
  };
}

/** Publishes what staff has decided, each in the round of its subsystem, until the bank stops. */
export function startOfferRounds(bank: BankContext, also: () => Promise<void>): { stopped: Promise<void> } {
  const loop = async (): Promise<void> => {
    while (!bank.stopping.aborted) {
      // Listens before it looks: what is decided meanwhile is not slept through.
      const looked = new AbortController();
      const rung = bank.offersDecided.wait(limits.offerIdleMs, AbortSignal.any([bank.stopping, looked.signal]));
      const published = await publishDue(bank).catch((error: unknown) => {
        bank.log.error('an offer could not be published', { reason: String(error) });
        return false;
      });
      if (!published) {
        await also().catch((error: unknown) =>
          bank.log.error('shared activity could not be looked at', { reason: String(error) }),
        );
        await rung;
      }
      looked.abort();
    }
  };
  return { stopped: loop() };
}

/** @returns whether there was something to publish. */
export async function publishDue(bank: BankContext): Promise<boolean> {
  const taken = await bank.db.transaction(async (tx) => {
    const order = await takeOrder(tx, bank.clock.now());
    if (order === null) return false;
    await publishOffer(tx, bank, order, { tell: true });
    return true;
  });
  if (taken) bank.outboxFilled.ring();
  return taken;
}

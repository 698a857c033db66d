import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { asId, newId } from '../../../platform/ids.ts';
import type { DomainEvent } from '../../../platform/outbox/outbox-store.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { AccessModule } from '../../access/index.ts';
import type { EnterprisesModule } from '../../enterprises/index.ts';
import type { ActivityService } from '../activity/activity-service.ts';
import { bankLimits } from '../bank-limits.ts';
import type { Connections } from '../connections/connections.ts';
import { meantFor, type Meant, type Shares } from './eligibility.ts';
import { askMatching, selectCustomerNumbers, takeMatchings } from './matching-store.ts';
import type { OpenOffer } from './offer.ts';
import { offerEnded, offerEnding, offerPublished } from './offer-events.ts';
import { tellOffersChanged } from './offer-signals.ts';
import { selectOpen } from './offer-store.ts';
import {
  endPublication,
  hasPublications,
  lockPublications,
  publish,
  takeEnding,
  updateWhy,
  type Publication,
} from './publication-store.ts';
import { selectByIds, type SeenOffer } from './read-store.ts';

export interface MatcherDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly bus: EventBus;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly access: Pick<AccessModule, 'membersWith'>;
  readonly enterprises: Pick<EnterprisesModule, 'ownFacts'>;
  readonly activity: Pick<ActivityService, 'sharersOf'>;
  readonly connections: Pick<Connections, 'byId'>;
}

type Sharers = ReadonlyMap<OpenOffer, ReadonlyMap<string, Shares>>;

/** Batches of one run: what is left waits for the next one. */
const batchesARun = 50;
const dayMs = 86_400_000;

/** Publishes each offer to the enterprises it is meant for, and ends it where it is not open to them any more. */
export class OfferMatcher {
  readonly #deps: MatcherDeps;

  constructor(deps: MatcherDeps) {
    this.#deps = deps;
  }

  /** Has an enterprise matched soon: what often changes together is waited for. */
  async ask(enterpriseId: string): Promise<void> {
    const { db, clock } = this.#deps;
    const dueAt = new Date(clock.now().getTime() + bankLimits.offers.matchAfterMs);
    await db.asSystem('bank.ask_matching', (tx) => askMatching(tx, enterpriseId, dueAt));
  }

  /** Matches everybody whose turn it is. @returns how many enterprises. */
  async run(): Promise<number> {
    let count = 0;
    for (let batch = 0; batch < batchesARun; batch += 1) {
      const { taken, changed } = await this.#batch();
      count += taken;
      if (changed.length > 0) this.#deps.relay.wake();
      for (const enterpriseId of changed) tellOffersChanged(this.#deps.bus, enterpriseId);
      if (taken < bankLimits.offers.matchedAtOnce) break;
    }
    return count;
  }

  /** Tells once of each publication that ends soon. @returns how many. */
  async warnOfEnding(): Promise<number> {
    const { db, clock, relay } = this.#deps;
    const warned = await db.asSystem('bank.warn_of_ending_offers', async (tx) => {
      const now = clock.now();
      const before = new Date(now.getTime() + bankLimits.offers.endingHours * 3_600_000);
      const due = await takeEnding(tx, { now, before, most: 200 });
      for (const { enterpriseId, publicationId, validUntil } of due) {
        const [seen] = await selectByIds(tx, enterpriseId, [publicationId]);
        if (seen === undefined) continue;
        const daysLeft = Math.ceil((validUntil.getTime() - now.getTime()) / dayMs);
        const told = { ...this.#about(enterpriseId, seen), validUntil: validUntil.toISOString(), daysLeft };
        await writeEvents(tx, clock, [offerEnding(told)]);
      }
      return due.length;
    });
    if (warned > 0) relay.wake();
    return warned;
  }

  #batch(): Promise<{ taken: number; changed: string[] }> {
    const { db, clock, access } = this.#deps;
    return db.asSystem('bank.match_offers', async (tx) => {
      const now = clock.now();
      const taken = await takeMatchings(tx, now, bankLimits.offers.matchedAtOnce);
      if (taken.length === 0) return { taken: 0, changed: [] };
      // Where nobody acts there is nobody to whom anything could be shown: they are matched when somebody signs in.
      const members = await access.membersWith(tx, taken, 'offers:read');
      const represented = new Set<string>(members.map(({ enterpriseId }) => enterpriseId));
      const there = taken.filter((enterpriseId) => represented.has(enterpriseId));
      if (there.length === 0) return { taken: taken.length, changed: [] };
      const offers = await selectOpen(tx, now, bankLimits.offers.openPerBank);
      const sharers = await this.#sharers(tx, offers);
      const changed = [];
      for (const enterpriseId of there)
        if (await this.#match(tx, enterpriseId, { offers, sharers, now })) changed.push(enterpriseId);
      return { taken: taken.length, changed };
    });
  }

  /** Whose pseudonyms the offers name, as long as their consents stand. */
  async #sharers(tx: Tx, offers: readonly OpenOffer[]): Promise<Sharers> {
    const found = new Map<OpenOffer, Map<string, Shares>>();
    for (const offer of offers) {
      const { pseudonyms = [] } = offer.targets ?? {};
      if (pseudonyms.length === 0) continue;
      const sharers = await this.#deps.activity.sharersOf(tx, offer.connectionId, pseudonyms);
      found.set(offer, sharesByEnterprise(sharers));
    }
    return found;
  }

  /** @returns whether anything changed. */
  async #match(
    tx: Tx,
    enterpriseId: string,
    { offers, sharers, now }: { offers: readonly OpenOffer[]; sharers: Sharers; now: Date },
  ): Promise<boolean> {
    const { clock, enterprises } = this.#deps;
    const facts = await enterprises.ownFacts(tx, asId(enterpriseId), now);
    const numbers = await selectCustomerNumbers(tx, enterpriseId);
    const open = new Map((await lockPublications(tx, enterpriseId)).map((one) => [keyOf(one), one]));
    const initial = open.size === 0 && !(await hasPublications(tx, enterpriseId));
    const events: DomainEvent[] = [];
    let changed = false;
    for (const offer of offers) {
      const customerIds = numbers
        .filter(({ connectionId }) => connectionId === offer.connectionId)
        .map(({ customerId }) => customerId);
      const shares = sharers.get(offer)?.get(enterpriseId) ?? null;
      const meant = meantFor(offer, { facts, customerIds, shares });
      if (meant === null) continue;
      const known = open.get(keyOf(offer));
      open.delete(keyOf(offer));
      const event = await this.#show(tx, enterpriseId, { offer, meant, known, now, initial });
      changed ||= event !== null || known === undefined || isMeantOtherwise(known, meant);
      if (event !== null) events.push(event);
    }
    for (const gone of open.values()) {
      const reason = await endPublication(tx, { enterpriseId, publicationId: gone.publicationId }, now);
      const [seen] = await selectByIds(tx, enterpriseId, [gone.publicationId]);
      if (seen !== undefined) events.push(offerEnded({ ...this.#about(enterpriseId, seen), reason }));
    }
    await writeEvents(tx, clock, events);
    return changed || events.length > 0;
  }

  /** @returns what is to be told; null where the version is published already. */
  async #show(
    tx: Tx,
    enterpriseId: string,
    {
      offer,
      meant,
      known,
      now,
      initial,
    }: { offer: OpenOffer; meant: Meant; known: Publication | undefined; now: Date; initial: boolean },
  ): Promise<DomainEvent | null> {
    const { connectionId, offerId, version, kind, content } = offer;
    const { why, tellAs, namedCustomerIds } = meant;
    if (known?.version === version) {
      if (isMeantOtherwise(known, meant))
        await updateWhy(tx, { enterpriseId, publicationId: known.publicationId, why, namedCustomerIds });
      return null;
    }
    const given = { enterpriseId, publicationId: newId(), connectionId, offerId, version, why, tellAs };
    const publicationId = await publish(tx, { ...given, namedCustomerIds }, now);
    const replacing = known !== undefined;
    return offerPublished({
      ...this.#about(enterpriseId, { publicationId, connectionId, offerId, version, kind, content, namedCustomerIds }),
      replacing,
      initial,
    });
  }

  #about(
    enterpriseId: string,
    seen: Pick<
      SeenOffer,
      'publicationId' | 'connectionId' | 'offerId' | 'version' | 'kind' | 'content' | 'namedCustomerIds'
    >,
  ) {
    const { publicationId, connectionId, offerId, version, kind, content, namedCustomerIds } = seen;
    const bank = this.#deps.connections.byId(connectionId).slug;
    const { zh: titleZh, en: titleEn } = content.title;
    const what = { offerId, version, kind, titleZh, titleEn, namedCustomerIds };
    return { enterpriseId, publicationId, connectionId, bank, ...what };
  }
}

function sharesByEnterprise(sharers: Awaited<ReturnType<ActivityService['sharersOf']>>): Map<string, Shares> {
  const found = new Map<string, Shares>();
  for (const { enterpriseId, category, named, customerId } of sharers) {
    const before = found.get(enterpriseId);
    const customerIds = new Set([...(before?.customerIds ?? []), customerId]);
    // Who shares both ways is told of the one that the bank does not know yet.
    const both = { category: before?.category ?? category, named: named && (before?.named ?? true) };
    found.set(enterpriseId, { ...both, customerIds: [...customerIds] });
  }
  return found;
}

function isMeantOtherwise(known: Publication, { why, namedCustomerIds }: Meant): boolean {
  return !isDeepStrictEqual([known.why, known.namedCustomerIds], [why, namedCustomerIds]);
}

function keyOf({ connectionId, offerId }: Pick<OpenOffer, 'connectionId' | 'offerId'>): string {
  return `${connectionId} ${offerId}`;
}

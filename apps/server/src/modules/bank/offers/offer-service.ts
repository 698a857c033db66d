import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import { sha256 } from '../../../platform/crypto/seal.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { once } from '../../../platform/http/idempotency.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import { newId } from '../../../platform/ids.ts';
import type { Log } from '../../../platform/log.ts';
import { parseMoney } from '../../../platform/money.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { personActor, type AuditModule } from '../../audit/index.ts';
import type { EnterprisesModule } from '../../enterprises/index.ts';
import type { IdentityModule } from '../../identity/index.ts';
import { categoryOf, type ActivityKind } from '../activity/activity.ts';
import type { ActivityService } from '../activity/activity-service.ts';
import { BankError } from '../client/bank-error.ts';
import type { OfferApi } from '../client/offer-client.ts';
import type { Connections } from '../connections/connections.ts';
import type { HealthRecorder } from '../connections/health-recorder.ts';
import { insertAcceptance } from './acceptance-store.ts';
import { reckon } from './comparison.ts';
import type { OfferDocument } from './offer.ts';
import {
  documentAltered,
  documentUnavailable,
  noSuchOffer,
  offerAcceptedAlready,
  offerChangedMeanwhile,
  offerEndedAlready,
  offerOfOtherBank,
  offerOfOtherMandate,
} from './offer-errors.ts';
import { offerAccepted } from './offer-events.ts';
import { isOpen, presentOffer, presentSummary, type Seeing } from './offer-present.ts';
import type { ComparisonView, OfferSummaryView, OfferView } from './offer-schemas.ts';
import { tellOffersChanged } from './offer-signals.ts';
import { countSeen, lockSeen, selectByIds, selectSeen, type OfferFilter, type SeenOffer } from './read-store.ts';
import type { RecentViews } from './recent-views.ts';

export interface OfferServiceDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly bus: EventBus;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly identity: Pick<IdentityModule, 'namesOf'>;
  readonly enterprises: Pick<EnterprisesModule, 'ownFacts'>;
  readonly activity: Pick<ActivityService, 'record'>;
  readonly connections: Connections;
  readonly health: Pick<HealthRecorder, 'noteError'>;
  readonly offerApi: OfferApi;
  readonly views: RecentViews;
  /** A draft of the form that an offer names, in the transaction of the acceptance. @returns its id. */
  readonly openSubmission: (
    tx: Tx,
    opening: { context: ActingContext; formId: string; offerId: string },
  ) => Promise<string>;
}

/** What members do with the offers that are meant for their enterprise. */
export class OfferService {
  readonly #deps: OfferServiceDeps;

  constructor(deps: OfferServiceDeps) {
    this.#deps = deps;
  }

  async list(
    context: ActingContext,
    filter: OfferFilter,
    page: { after: { publishedAt: string; publicationId: string } | null; limit: number },
  ): Promise<{
    rows: readonly SeenOffer[];
    items: OfferSummaryView[];
    counts: Awaited<ReturnType<typeof countSeen>>;
  }> {
    const { db, clock } = this.#deps;
    const now = clock.now();
    const { rows, counts } = await db.as(
      context,
      async (tx) => ({
        rows: await selectSeen(tx, context, filter, { ...page, now }),
        counts: await countSeen(tx, context, now),
      }),
      { readOnly: true },
    );
    const seeing = await this.#seeing(context, rows, now);
    return { rows, items: rows.map((row) => presentSummary(row, seeing)), counts };
  }

  /** @throws Problem 404, 403 for one that names another customer number. */
  async read(context: ActingContext, publicationId: string): Promise<OfferView> {
    const { db, clock, enterprises } = this.#deps;
    const now = clock.now();
    const { offer, facts } = await db.as(context, async (tx) => {
      const found = await selectOne(tx, context, publicationId);
      await this.#record(tx, context, 'offer_viewed', found);
      return { offer: found, facts: await enterprises.ownFacts(tx, context.enterpriseId, now) };
    });
    return presentOffer(offer, facts, await this.#seeing(context, [offer], now));
  }

  /**
   * Accepts an offer, at most once for an enterprise: the acceptance, the application that it opens, and what is told of it are written
   * together. The bank is told afterwards, whenever it can be reached.
   * @throws Problem 403, 404, 409.
   */
  async accept(
    context: ActingContext,
    publicationId: string,
    { version, key }: { version: number; key: string | undefined },
  ): Promise<OfferView> {
    const { db, clock, relay, bus } = this.#deps;
    const body = { publicationId, version };
    const request = { scope: context.enterpriseId, key, operation: 'offers.accept', body };
    await db.as(context, (tx) =>
      once(tx, clock, request, async () => {
        const offer = await lockSeen(tx, context.enterpriseId, publicationId);
        if (offer === null) throw noSuchOffer();
        requireMeantForMandate(offer, context);
        await this.#acceptLocked(tx, context, offer, version);
        return {};
      }),
    );
    relay.wake();
    tellOffersChanged(bus, context.enterpriseId);
    const now = clock.now();
    const { offer, facts } = await db.as(context, async (tx) => ({
      offer: await selectOne(tx, context, publicationId),
      facts: await this.#deps.enterprises.ownFacts(tx, context.enterpriseId, now),
    }));
    return presentOffer(offer, facts, await this.#seeing(context, [offer], now));
  }

  async #acceptLocked(tx: Tx, context: ActingContext, offer: SeenOffer, version: number): Promise<void> {
    const { clock, audit, connections, openSubmission } = this.#deps;
    const now = clock.now();
    if (offer.acceptedAt !== null) throw offerAcceptedAlready();
    if (!isOpen(offer, now)) throw offerEndedAlready();
    if (offer.version !== version) throw offerChangedMeanwhile();
    if (offer.connectionId !== context.connectionId) throw offerOfOtherBank();
    const { enterpriseId, connectionId, customerId, personId } = context;
    const { offerId, publicationId, kind, content, namedCustomerIds } = offer;
    const { formId } = content;
    const acceptanceId = newId();
    const submissionId = formId === null ? null : await openSubmission(tx, { context, formId, offerId });
    const accepted = {
      enterpriseId,
      acceptanceId,
      connectionId,
      customerId,
      offerId,
      version,
      acceptedBy: personId,
      acceptedAt: now,
      submissionId,
    };
    if (!(await insertAcceptance(tx, accepted))) throw offerAcceptedAlready();
    await audit.write(tx, {
      enterpriseId,
      actor: personActor(context),
      action: 'offer.accepted',
      target: `offer:${publicationId}`,
      details: { offerId, version, kind },
    });
    await this.#record(tx, context, 'offer_accepted', offer);
    const bank = connections.byId(connectionId).slug;
    const { zh: titleZh, en: titleEn } = content.title;
    const what = { offerId, version, kind, titleZh, titleEn, namedCustomerIds };
    const about = { enterpriseId, publicationId, connectionId, bank, ...what };
    await writeEvents(tx, clock, [offerAccepted({ ...about, acceptanceId, personId, customerId, submissionId })]);
  }

  /** A document of an offer, held against what the bank signed. @throws Problem 403, 404, 502, 503. */
  async document(
    context: ActingContext,
    publicationId: string,
    documentId: string,
  ): Promise<{ document: OfferDocument; content: Buffer }> {
    const { db, connections, offerApi, health, log } = this.#deps;
    const offer = await db.as(context, (tx) => selectOne(tx, context, publicationId), { readOnly: true });
    const document = offer.content.documents.find((one) => one.documentId === documentId);
    if (document === undefined) throw noSuchOffer();
    const connection = connections.byId(offer.connectionId);
    const { offerId } = offer;
    const content = await offerApi
      .document(connection, { offerId, documentId, size: document.size })
      .catch((error: unknown) => {
        throw error instanceof BankError ? documentUnavailable(error) : error;
      });
    if (sha256(content).toString('hex') !== document.sha256) {
      log.error(
        { bank: connection.slug, offerId, documentId },
        'a document of an offer is not the one that was signed',
      );
      health.noteError(connection.connectionId, 'offer.document_altered', `${offerId}: ${documentId}`);
      throw documentAltered();
    }
    return { document, content };
  }

  /** @throws Problem 400, 403, 404. */
  async compare(
    context: ActingContext,
    asked: { ids: readonly string[]; amount: string; currency: string; months: number },
  ): Promise<ComparisonView> {
    const { ids, amount, currency, months } = asked;
    const money = readAmount(amount, currency);
    const offers = await this.#deps.db.as(context, async (tx) => {
      const found = await selectByIds(tx, context.enterpriseId, ids);
      for (const offer of found) requireMeantForMandate(offer, context);
      for (const offer of found) await this.#record(tx, context, 'offer_compared', offer);
      return found;
    });
    const items = ids.map((id) => {
      const offer = offers.find(({ publicationId }) => publicationId === id);
      if (offer === undefined) throw noSuchOffer();
      return { id, ...reckon(offer.kind, offer.content.terms, { money, months }) };
    });
    return { amount, currency, months, items };
  }

  /** Under a consent only: without one nothing is written. Looking again within minutes is looking once. */
  async #record(tx: Tx, context: ActingContext, kind: ActivityKind, offer: SeenOffer): Promise<void> {
    const { mandateId } = context;
    const { connectionId, offerId, publicationId } = offer;
    if (kind !== 'offer_accepted' && this.#deps.views.seenLately(`${mandateId} ${publicationId} ${kind}`)) return;
    const subject = { kind: 'offer' as const, id: offerId, type: offer.kind };
    await this.#deps.activity.record(tx, context, {
      kind,
      subject,
      onlyTo: connectionId,
      besideNumber: namesItsReader(offer),
    });
  }

  async #seeing(context: ActingContext, offers: readonly SeenOffer[], now: Date): Promise<Seeing> {
    const { db, identity, connections } = this.#deps;
    const people = [...new Set(offers.flatMap(({ acceptedBy }) => (acceptedBy === null ? [] : [acceptedBy])))];
    const names: ReadonlyMap<string, Text> =
      people.length === 0
        ? new Map()
        : await db.asSystem('bank.name_people', (tx) => identity.namesOf(tx, people), { readOnly: true });
    return { context, now, names, connections: connections.all() };
  }
}

async function selectOne(tx: Tx, context: ActingContext, publicationId: string): Promise<SeenOffer> {
  const [found] = await selectByIds(tx, context.enterpriseId, [publicationId]);
  if (found === undefined) throw noSuchOffer();
  requireMeantForMandate(found, context);
  return found;
}

/**
 * Whether the bank could tell from a look at it whose look it is: it addressed the offer to customer numbers, or to a pseudonym of
 * another category, which would then be known to be the same enterprise's as that under which looks are told.
 */
function namesItsReader({ why }: SeenOffer): boolean {
  return why.some(
    (one) => one.kind === 'named' || (one.kind === 'shared' && one.category !== categoryOf('offer_viewed')),
  );
}

/** An offer that names customer numbers is for their mandates alone, as accounts and payments are. @throws Problem 403. */
function requireMeantForMandate({ connectionId, namedCustomerIds }: SeenOffer, context: ActingContext): void {
  const meant =
    namedCustomerIds === null ||
    (connectionId === context.connectionId && namedCustomerIds.includes(context.customerId));
  if (!meant) throw offerOfOtherMandate();
}

function readAmount(amount: string, currency: string) {
  try {
    const money = parseMoney(amount, currency);
    if (money.amountMinor <= 0n) throw new RangeError('must be above zero');
    return money;
  } catch (error) {
    throw error instanceof RangeError ? invalid('query.amount', error.message) : error;
  }
}

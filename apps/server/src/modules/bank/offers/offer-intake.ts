import type { Clock } from '../../../platform/clock.ts';
import { sha256 } from '../../../platform/crypto/seal.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import { bankLimits } from '../bank-limits.ts';
import type { BankMetrics } from '../bank-metrics.ts';
import type { OfferApi } from '../client/offer-client.ts';
import type { BankKeys } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { HealthRecorder } from '../connections/health-recorder.ts';
import type { EventTaker } from '../events/event-takers.ts';
import { EventFault } from '../events/security-event.ts';
import { askMatchingFor } from './matching-store.ts';
import { offerSources, type OfferEntry, type OfferSource } from './offer.ts';
import {
  changeOffer,
  countOpen,
  insertOffer,
  insertRecord,
  insertRefusal,
  isOpen,
  lockCursor,
  moveCursor,
  selectCursor,
  selectNewest,
  selectTimed,
} from './offer-store.ts';
import { OfferFault, readOffer } from './read-offer.ts';

export interface IntakeDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: BankMetrics;
  readonly offerApi: OfferApi;
  readonly bankKeys: Pick<BankKeys, 'find'>;
  readonly health: Pick<HealthRecorder, 'noteError'>;
}

interface Place {
  readonly source: OfferSource;
  readonly sequence: bigint;
}

/** Entries of which something can be made ready at once: more wait for the next round. */
const timedAtOnce = 200;

/**
 * Takes in what the subsystems of the banks say of their offers: in the order of their sequences, each once, by event or by reading on.
 * What is not believed is kept aside and passed over; a signature that does not verify only after it was asked for again.
 */
export class OfferIntake implements EventTaker {
  readonly #deps: IntakeDeps;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /** Takes an event; what it shows to be missing before it is read at once. */
  async take(connection: BankConnection, _customerId: string, event: Readonly<Record<string, unknown>>): Promise<void> {
    const { sequence, jws } = event;
    const source = offerSources.find((one) => one === event.source);
    if (source === undefined) throw new EventFault('invalid_request', 'the event names no subsystem');
    if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1)
      throw new EventFault('invalid_request', 'the event names no place in the sequence of the subsystem');
    if (typeof jws !== 'string') throw new EventFault('invalid_request', 'the event holds no offer');
    const place = { source, sequence: BigInt(sequence) };
    try {
      const outcome = await this.#takeOne(connection, place, jws);
      if (outcome === 'gap') await this.readOn(connection, source);
    } catch (error) {
      if (!(error instanceof OfferFault)) throw error;
      await this.#keepAside(connection, source, { fault: error, jws });
      throw new EventFault('authentication_failed', `the offer inside: ${error.message}`);
    }
  }

  /** Reads every subsystem of a bank on from where it was read. @throws BankError */
  async readAll(connection: BankConnection): Promise<void> {
    for (const source of offerSources) await this.readOn(connection, source);
  }

  /** @throws BankError */
  async readOn(connection: BankConnection, source: OfferSource): Promise<void> {
    const { db, offerApi, log } = this.#deps;
    const { connectionId, slug } = connection;
    for (let page = 0; page < bankLimits.offers.pages; page += 1) {
      const after = await db.asSystem('bank.read_offer_cursor', (tx) => selectCursor(tx, connectionId, source), {
        readOnly: true,
      });
      const { items } = await offerApi.entries(connection, { source, after });
      if (items.length === 0) return;
      for (const [at, { sequence, jws }] of items.entries()) {
        if (BigInt(sequence) !== after + BigInt(at) + 1n) {
          log.error({ bank: slug, source, sequence }, 'a subsystem of a bank leaves out a place of its sequence');
          return;
        }
        if (!(await this.#takeRead(connection, { source, sequence: BigInt(sequence) }, jws))) return;
      }
    }
  }

  /** Lets the offers begin and end whose time has come. @returns how many. */
  async followCalendar(): Promise<number> {
    const { db, clock } = this.#deps;
    return db.asSystem('bank.time_offers', async (tx) => {
      const now = clock.now();
      const timed = await selectTimed(tx, now, timedAtOnce);
      for (const { connectionId, offerId, happening } of timed) {
        await changeOffer(tx, { connectionId, offerId }, happening, now);
        const reaches = happening === 'begins' ? 'any' : 'holders';
        await askMatchingFor(tx, { connectionId, offerId, reaches }, now);
      }
      return timed.length;
    });
  }

  /** @returns whether to go on behind it. */
  async #takeRead(connection: BankConnection, place: Place, jws: string): Promise<boolean> {
    try {
      await this.#takeOne(connection, place, jws);
      return true;
    } catch (error) {
      if (!(error instanceof OfferFault)) throw error;
      const deliveries = await this.#keepAside(connection, place.source, { fault: error, jws });
      // It may have been spoiled on its way: the bank is asked for it again.
      if (error.reason === 'bad_signature' && deliveries < bankLimits.signatureAttempts) return false;
      await this.#deps.db.asSystem('bank.pass_over_offer', async (tx) => {
        const { connectionId } = connection;
        const { source, sequence } = place;
        if ((await lockCursor(tx, connectionId, source)) !== sequence - 1n) return;
        await moveCursor(tx, { connectionId, source, sequence }, this.#deps.clock.now());
      });
      return true;
    }
  }

  async #takeOne(connection: BankConnection, place: Place, jws: string): Promise<'taken' | 'known' | 'gap'> {
    const { db, clock, bankKeys, metrics } = this.#deps;
    const { connectionId } = connection;
    const { source, sequence } = place;
    const before = await db.asSystem('bank.read_offer_cursor', (tx) => selectCursor(tx, connectionId, source), {
      readOnly: true,
    });
    if (sequence <= before) return 'known';
    if (sequence > before + 1n) return 'gap';
    const findKey = (kid: string) => bankKeys.find(connectionId, kid);
    const entry = await readOffer(connection, place, jws, { findKey, now: clock.now() });
    const outcome = await db.asSystem('bank.take_offer', async (tx) => {
      const last = await lockCursor(tx, connectionId, source);
      if (sequence <= last) return 'known';
      if (sequence > last + 1n) return 'gap';
      await apply(tx, connectionId, entry, { jws, now: clock.now() });
      await moveCursor(tx, { connectionId, source, sequence }, clock.now());
      return 'taken';
    });
    if (outcome === 'taken') metrics.entry(connection.slug, 'offer');
    return outcome;
  }

  async #keepAside(
    connection: BankConnection,
    source: OfferSource,
    { fault, jws }: { fault: OfferFault; jws: string },
  ): Promise<number> {
    const { db, clock, log, metrics, health } = this.#deps;
    const { connectionId, slug } = connection;
    const { reason, message: detail } = fault;
    log.warn({ bank: slug, source, reason, detail }, 'an offer was refused');
    metrics.entry(slug, 'offer_refused');
    health.noteError(connectionId, `offer.${reason}`, detail);
    const raw = jws.slice(0, bankLimits.refusedTableMaxCharacters);
    const refused = { connectionId, source, reason, detail, raw, digest: sha256(jws) };
    return db.asSystem('bank.keep_refused_offer', (tx) => insertRefusal(tx, refused, clock.now()));
  }
}

/** @throws OfferFault when it cannot follow what was said before. */
async function apply(
  tx: Tx,
  connectionId: string,
  entry: OfferEntry,
  { jws, now }: { jws: string; now: Date },
): Promise<void> {
  const { offerId, version, source, replaces, said } = entry;
  const newest = await selectNewest(tx, connectionId, offerId);
  if (newest !== null && newest.source !== source)
    throw new OfferFault('contradiction', `another subsystem offers "${offerId}"`);
  if (said === 'published' && newest !== null && version <= newest.version)
    throw new OfferFault('contradiction', `version ${newest.version} was published before`);
  if (said === 'withdrawn' && newest !== null && version !== newest.version)
    throw new OfferFault('contradiction', `version ${newest.version} is the newest, not the one that is withdrawn`);
  const { openPerBank } = bankLimits.offers;
  // A newer version, and what takes the place of another, make no more of them: these are taken however many there are.
  const more = said === 'published' && !(await isOpen(tx, connectionId, [offerId, replaces ?? offerId], now));
  if (more && (await countOpen(tx, connectionId, now)) >= openPerBank)
    throw new OfferFault('misfit', `${openPerBank} offers of this bank have not ended; withdraw one first`);
  await insertRecord(tx, connectionId, entry, { jws, now });
  if (said === 'withdrawn') {
    await changeOffer(tx, { connectionId, offerId }, 'withdrawn', now);
    await askMatchingFor(tx, { connectionId, offerId, reaches: 'holders' }, now);
    return;
  }
  await changeOffer(tx, { connectionId, offerId, before: version }, 'newer_version', now);
  await insertOffer(tx, connectionId, entry, now);
  const reaches = entry.targets === null && entry.content.audience === 'any' ? 'any' : 'customers';
  await askMatchingFor(tx, { connectionId, offerId, reaches }, now);
  if (replaces === null) return;
  await changeOffer(tx, { connectionId, offerId: replaces }, 'replaced_by_other', now);
  await askMatchingFor(tx, { connectionId, offerId: replaces, reaches: 'holders' }, now);
}

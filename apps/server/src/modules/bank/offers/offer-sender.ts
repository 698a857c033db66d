import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { bankLimits } from '../bank-limits.ts';
import { BankError } from '../client/bank-error.ts';
import type { OfferApi } from '../client/offer-client.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { settleAcceptance, takeDueAcceptances, type Acceptance } from './acceptance-store.ts';
import { makeDeliveryBatch, settleBatch, takeDueBatches, type DeliveryBatch } from './delivery-store.ts';
import { tellOffersChanged } from './offer-signals.ts';

export interface OfferSenderDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly bus: EventBus;
  readonly offerApi: OfferApi;
  readonly connections: Pick<Connections, 'all' | 'byId'>;
}

const { offers: bounds } = bankLimits;
const atOnce = 4;

/** Tells the banks to whom their offers are shown and who accepted, each until the bank has it and with an effect once. */
export class OfferSender {
  readonly #deps: OfferSenderDeps;

  constructor(deps: OfferSenderDeps) {
    this.#deps = deps;
  }

  /** One round. @returns how many acceptances and batches the banks have now. */
  async send(): Promise<number> {
    return (await this.#sendAcceptances()) + (await this.#sendDeliveries());
  }

  async #sendAcceptances(): Promise<number> {
    const { db, clock } = this.#deps;
    const now = clock.now();
    const again = new Date(now.getTime() + bounds.holdMs);
    const due = await db.asSystem('bank.take_offer_acceptances', (tx) =>
      takeDueAcceptances(tx, { now, again, most: atOnce }),
    );
    const told = await Promise.all(due.map((accepted) => this.#tellAcceptance(accepted)));
    return told.filter(Boolean).length;
  }

  async #tellAcceptance(accepted: Acceptance): Promise<boolean> {
    const { db, clock, bus, offerApi, connections } = this.#deps;
    const connection = connections.byId(accepted.connectionId);
    const settled = await this.#attempt(connection, 'an acceptance', async () => {
      const answer = await offerApi.tellAcceptance(connection, accepted);
      if (answer.acceptanceId !== accepted.acceptanceId)
        throw new BankError('bank.invalid_answer', 'the bank answered for another acceptance');
    });
    if (settled === 'later') return false;
    const outcome = settled === 'told' ? { toldAt: clock.now(), refused: null } : { toldAt: null, ...settled };
    await db.asSystem('bank.settle_offer_acceptance', (tx) => settleAcceptance(tx, accepted, outcome));
    tellOffersChanged(bus, accepted.enterpriseId);
    return settled === 'told';
  }

  async #sendDeliveries(): Promise<number> {
    const { db, clock, connections } = this.#deps;
    const now = clock.now();
    for (const { connectionId } of connections.all())
      await db.asSystem('bank.make_offer_deliveries', (tx) =>
        makeDeliveryBatch(tx, connectionId, {
          now,
          offers: bounds.batchOffers,
          rows: bounds.batchRows,
          othersLeast: bounds.othersLeast,
        }),
      );
    const again = new Date(now.getTime() + bounds.holdMs);
    const due = await db.asSystem('bank.take_offer_deliveries', (tx) =>
      takeDueBatches(tx, { now, again, most: atOnce }),
    );
    const told = await Promise.all(due.map((batch) => this.#tellDeliveries(batch)));
    return told.filter(Boolean).length;
  }

  async #tellDeliveries(batch: DeliveryBatch): Promise<boolean> {
    const { db, clock, offerApi, connections } = this.#deps;
    const connection = connections.byId(batch.connectionId);
    const settled = await this.#attempt(connection, 'deliveries of offers', async () => {
      const answer = await offerApi.tellDeliveries(connection, batch);
      if (answer.batchId !== batch.batchId)
        throw new BankError('bank.invalid_answer', 'the bank answered for another batch');
    });
    if (settled === 'later') return false;
    const outcome = settled === 'told' ? { toldAt: clock.now(), refused: null } : { toldAt: null, ...settled };
    await db.asSystem('bank.settle_offer_deliveries', (tx) => settleBatch(tx, batch.batchId, outcome));
    return settled === 'told';
  }

  async #attempt(
    connection: BankConnection,
    what: string,
    call: () => Promise<void>,
  ): Promise<'told' | 'later' | { refused: string }> {
    try {
      await call();
      return 'told';
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      const { code, status, message } = error;
      if (code !== 'bank.refused' || !isRefusal(status)) return 'later';
      this.#deps.log.warn({ bank: connection.slug, status, reason: message }, `a bank refused ${what}`);
      return { refused: `${status}: ${message}` };
    }
  }
}

/** Answers by which a bank says of the message itself that it will not have it. */
function isRefusal(status: number | null): status is number {
  return status !== null && [400, 404, 409, 413, 422].includes(status);
}

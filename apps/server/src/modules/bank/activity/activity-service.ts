import { setTimeout as pause } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { Problem } from '../../../platform/errors.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { newId } from '../../../platform/ids.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { personActor, type AuditModule } from '../../audit/index.ts';
import { bankLimits } from '../bank-limits.ts';
import { tellActivityChanged } from '../bank-signals.ts';
import { categoryOf, currentWording, type Activity, type ActivityCategory, type Doer } from './activity.ts';
import type { GiveBody } from './activity-schemas.ts';
import {
  endConsent,
  insertConsent,
  insertEvent,
  lockInForce,
  selectByPseudonyms,
  selectHeldUntil,
  selectInForce,
  type SharedConsent,
} from './activity-store.ts';
import { insertErasure } from './erasure-store.ts';
import { selectErasures, selectEvents, type SeenErasure, type SeenEvent } from './read-store.ts';

export interface ActivityDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly bus: EventBus;
  readonly audit: Pick<AuditModule, 'write'>;
}

/** What an enterprise shares of its use of the network with its bank: decided by category, seen in full, taken back at any time. */
export class ActivityService {
  readonly #deps: ActivityDeps;

  constructor(deps: ActivityDeps) {
    this.#deps = deps;
  }

  /**
   * Writes down something that a member did, in the caller's transaction and only under a consent in force of the customer number
   * under which he acts. Without one it does nothing at all.
   */
  async record(tx: Tx, doer: Doer, activity: Activity): Promise<void> {
    if (activity.onlyTo !== undefined && activity.onlyTo !== doer.connectionId) return;
    await insertEvent(tx, doer, activity, { category: categoryOf(activity.kind), now: this.#deps.clock.now() });
  }

  /** The consents in force of the place under which the member acts: one for each category that it shares. */
  consents(context: ActingContext): Promise<SharedConsent[]> {
    return this.#deps.db.as(context, (tx) => selectInForce(tx, context), { readOnly: true });
  }

  /** @throws Problem 409 when the wording has changed since it was read; sharing what is shared already changes nothing. */
  async give(context: ActingContext, body: GiveBody, key: string | undefined): Promise<void> {
    const { db, clock, bus, audit } = this.#deps;
    if (body.wording !== currentWording)
      throw new Problem(
        409,
        'bank.wording_changed',
        'The wording of this consent has changed. Read it again, then decide.',
      );
    const request = { scope: context.enterpriseId, key, operation: 'activity_sharing.give', body };
    await db.as(context, (tx) =>
      once(tx, clock, request, async () => {
        const consentId = newId();
        const named = body.named ?? false;
        const { enterpriseId, connectionId, customerId, personId } = context;
        const given = await insertConsent(tx, {
          enterpriseId,
          consentId,
          connectionId,
          customerId,
          category: body.category,
          pseudonym: randomBytes(18).toString('base64url'),
          named,
          wording: body.wording,
          givenBy: personId,
          givenAt: clock.now(),
        });
        if (given) {
          await audit.write(tx, {
            enterpriseId,
            actor: personActor(context),
            action: 'activity_sharing.given',
            target: `activity_consent:${consentId}`,
            details: { category: body.category, named, wording: body.wording },
          });
        }
        return {};
      }),
    );
    tellActivityChanged(bus, context.enterpriseId);
  }

  /**
   * Ends the sharing of a category: what was not sent is dropped in the same transaction, and when this returns nothing more arrives
   * at the bank. What was sent it is asked to erase.
   */
  async withdraw(
    context: ActingContext,
    category: ActivityCategory,
  ): Promise<{ dropped: number; erasureId: string | null }> {
    const { db, bus } = this.#deps;
    const ended = await db.as(context, (tx) => this.#end(tx, context, category));
    if (ended === null) return { dropped: 0, erasureId: null };
    tellActivityChanged(bus, context.enterpriseId);
    await this.#untilLetGo(ended);
    return ended;
  }

  async #end(tx: Tx, context: ActingContext, category: ActivityCategory) {
    const { clock, audit } = this.#deps;
    const consent = await lockInForce(tx, context, category);
    if (consent === null) return null;
    const now = clock.now();
    const heldUntil = await selectHeldUntil(tx, consent, now);
    const dropped = await endConsent(tx, consent, { personId: context.personId, now });
    const erasureId = newId();
    const { enterpriseId, consentId, connectionId, customerId } = consent;
    const asked = await insertErasure(
      tx,
      { enterpriseId, erasureId, consentId, connectionId, customerId },
      { now, askAt: heldUntil ?? now },
    );
    await audit.write(tx, {
      enterpriseId,
      actor: personActor(context),
      action: 'activity_sharing.withdrawn',
      target: `activity_consent:${consentId}`,
      details: { category, dropped },
    });
    return { enterpriseId, consentId, dropped, erasureId: asked ? erasureId : null };
  }

  /** Waits until the batch that was on its way has arrived or failed. */
  async #untilLetGo(consent: { enterpriseId: string; consentId: string }): Promise<void> {
    const { db, clock } = this.#deps;
    const until = Date.now() + bankLimits.activity.withdrawalWaitMs;
    while (Date.now() < until) {
      const held = await db.as(consent, (tx) => selectHeldUntil(tx, consent, clock.now()), { readOnly: true });
      if (held === null) return;
      await pause(100);
    }
  }

  events(
    context: ActingContext,
    page: { category: ActivityCategory | null; before: string | null; limit: number },
  ): Promise<SeenEvent[]> {
    return this.#deps.db.as(context, (tx) => selectEvents(tx, context, page), { readOnly: true });
  }

  erasures(context: ActingContext, page: { before: string | null; limit: number }): Promise<SeenErasure[]> {
    return this.#deps.db.as(context, (tx) => selectErasures(tx, context, page), { readOnly: true });
  }

  /** Whose pseudonyms a bank names, as long as their consent stands; in a transaction of the system. */
  async sharersOf(
    tx: Tx,
    connectionId: string,
    pseudonyms: readonly string[],
  ): Promise<
    { pseudonym: string; enterpriseId: string; customerId: string; category: ActivityCategory; named: boolean }[]
  > {
    const found = await selectByPseudonyms(tx, connectionId, pseudonyms);
    return found.map(({ pseudonym, enterpriseId, customerId, category, named }) => ({
      pseudonym,
      enterpriseId,
      customerId,
      category,
      named,
    }));
  }
}

import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { personActor, type AuditActor, type AuditModule } from '../../audit/index.ts';
import type {
  EnterprisesModule,
  EnterpriseSummary,
  RelationBetween,
  RelationPage,
  RelationRow,
} from '../../enterprises/index.ts';
import {
  askingRefused,
  noSuchEnterprise,
  notRequested,
  notYourself,
  otherNotVerified,
  ownNotVerified,
} from '../network-errors.ts';
import { partnerChanged } from '../network-events.ts';
import { signalPartnersChanged } from '../network-signals.ts';
import { partnerStep, type PartnerAction, type PartnerChange } from './partner.ts';
import { countedFrom, refuseAsking } from './partner-requests.ts';
import { insertRequest, selectAskedLately, updateDeclined } from './partner-requests-store.ts';
import { lockPair, selectVerified } from './partners-store.ts';
import { presentPartner } from './partners-present.ts';
import type { Partner } from './partners-schemas.ts';

export interface PartnersDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly bus: EventBus;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly enterprises: Pick<
    EnterprisesModule,
    'readRelation' | 'writeRelation' | 'listRelations' | 'countRelations' | 'blockedBetween' | 'summaries' | 'noteLooks'
  >;
}

/** One member's step towards or away from another enterprise. */
export interface PartnerMove {
  readonly enterpriseId: string;
  readonly partnerId: string;
  readonly action: PartnerAction;
  readonly note: string | null;
  readonly actor: AuditActor;
  /** From when it holds; now, except for what is told of the past. */
  readonly at: Date;
  /** Absent: how often somebody may ask is not counted. */
  readonly counted?: boolean;
}

type MoveDeps = Pick<PartnersDeps, 'audit' | 'clock'> & {
  readonly enterprises: Pick<EnterprisesModule, 'readRelation' | 'writeRelation' | 'countRelations' | 'blockedBetween'>;
};

/** Takes the step inside a transaction of both; returns what became of it, null when it was so already. */
export async function movePartner(deps: MoveDeps, tx: Tx, move: PartnerMove): Promise<PartnerChange | null> {
  const { enterpriseId: a, partnerId: b, action, at } = move;
  await lockPair(tx, a, b);
  // Asked under the lock: a block that came meanwhile is there by now.
  if (await deps.enterprises.blockedBetween(tx, a, b)) throw noSuchEnterprise();
  const relation = await deps.enterprises.readRelation(tx, { a, b });
  const step = partnerStep(relation.state, action);
  if (step === 'already_so') return null;
  if (step === 'not_requested') throw notRequested();
  if (step.to === 'requested' || step.to === 'active') await requireVerified(tx, a, b);
  await keepAccount(deps, tx, move, step.change);
  const note = step.to === 'requested' ? move.note : relation.note;
  await deps.enterprises.writeRelation(tx, { a, b, state: step.to, since: at, note });
  await deps.audit.write(
    tx,
    { enterpriseId: a, actor: move.actor, action: `partner.${step.change}`, target: `enterprise:${b}` },
    // Who acted at the other enterprise is that one's own affair: its log names the enterprise.
    {
      enterpriseId: b,
      actor: { kind: 'system', id: `enterprise:${a}` },
      action: `partner.${step.change}`,
      target: `enterprise:${a}`,
    },
  );
  await writeEvents(tx, deps.clock, [partnerChanged(step.change, { enterpriseId: a, partnerId: b })]);
  return step.change;
}

/** Counts what is asked for, and remembers what was declined. */
async function keepAccount(deps: MoveDeps, tx: Tx, move: PartnerMove, change: PartnerChange): Promise<void> {
  const { enterpriseId: a, partnerId: b, at } = move;
  if (change === 'declined') await updateDeclined(tx, { a: b, b: a, at });
  if (change !== 'requested' || move.counted !== true) return;
  const asked = await selectAskedLately(tx, { a, b, from: countedFrom(at) });
  const open = (await deps.enterprises.countRelations(tx)).get('requested') ?? 0;
  const refused = refuseAsking({ ...asked, open });
  if (refused !== null) throw askingRefused(refused);
  await insertRequest(tx, { a, b, at });
  await updateDeclined(tx, { a: b, b: a, at: null });
}

async function requireVerified(tx: Tx, a: string, b: string): Promise<void> {
  const verified = await selectVerified(tx, [a, b]);
  if (!verified.has(a)) throw ownNotVerified();
  if (!verified.has(b)) throw otherNotVerified();
}

/** One that is not verified itself is shown nobody; otherwise there is no such enterprise for it. */
async function whyNotShown(tx: Tx, enterpriseId: string): Promise<Error> {
  return (await selectVerified(tx, [enterpriseId])).has(enterpriseId) ? noSuchEnterprise() : ownNotVerified();
}

/** Asks, accepts, and leaves, each for the enterprise of the acting context. */
export class PartnersService {
  readonly #deps: PartnersDeps;

  constructor(deps: PartnersDeps) {
    this.#deps = deps;
  }

  async request(
    context: ActingContext,
    input: { partnerId: string; note: string | null; key: string | undefined },
  ): Promise<Partner> {
    const { partnerId, note, key } = input;
    const request = { scope: context.enterpriseId, key, operation: 'partners.request', body: { partnerId, note } };
    return this.#onPair(context, partnerId, async (tx) => {
      // Before an answer is repeated: it would name an enterprise that is not there any more for the one who asks.
      if (await this.#deps.enterprises.blockedBetween(tx, context.enterpriseId, partnerId)) throw noSuchEnterprise();
      // What is kept for repetition holds nothing of what the other side shows: that is read anew, as far as it may still be seen.
      const kept = await once(tx, this.#deps.clock, request, async () => {
        await this.#step(tx, context, partnerId, 'request', note);
        return this.#relation(tx, context, partnerId);
      });
      const since = kept.since === null ? null : new Date(kept.since);
      return this.#view(tx, context, partnerId, { relation: { ...kept, since }, before: null });
    });
  }

  accept(context: ActingContext, partnerId: string): Promise<Partner> {
    return this.#onPair(context, partnerId, (tx) => this.#move(tx, context, partnerId, 'accept'));
  }

  leave(context: ActingContext, partnerId: string): Promise<Partner> {
    return this.#onPair(context, partnerId, (tx) => this.#move(tx, context, partnerId, 'leave'));
  }

  async list(context: ActingContext, page: RelationPage): Promise<{ partners: Partner[]; last: RelationRow | null }> {
    return this.#deps.db.as(context, async (tx) => {
      const rows = await this.#deps.enterprises.listRelations(tx, { ...page, limit: page.limit + 1 });
      const shown = rows.slice(0, page.limit);
      const summaries = await this.#summaries(
        tx,
        context,
        shown.map((row) => row.partnerId),
      );
      this.#deps.enterprises.noteLooks(context, summaries.values());
      const partners = shown.flatMap((row) => {
        const summary = summaries.get(row.partnerId);
        return summary === undefined ? [] : [presentPartner(context, summary, row)];
      });
      return { partners, last: rows.length > page.limit ? (shown.at(-1) ?? null) : null };
    });
  }

  async #onPair(context: ActingContext, partnerId: string, work: (tx: Tx) => Promise<Partner>): Promise<Partner> {
    if (partnerId === context.enterpriseId) throw notYourself();
    const view = await this.#deps.db.asPair(context, { enterpriseId: partnerId }, work);
    this.#deps.relay.wake();
    signalPartnersChanged(this.#deps.bus, context.enterpriseId, partnerId);
    return view;
  }

  async #move(tx: Tx, context: ActingContext, partnerId: string, action: PartnerAction): Promise<Partner> {
    const before = await this.#step(tx, context, partnerId, action, null);
    return this.#view(tx, context, partnerId, { relation: await this.#relation(tx, context, partnerId), before });
  }

  /** @returns the other side as it was seen before. */
  async #step(
    tx: Tx,
    context: ActingContext,
    partnerId: string,
    action: PartnerAction,
    note: string | null,
  ): Promise<EnterpriseSummary> {
    const summary = (await this.#summaries(tx, context, [partnerId])).get(partnerId);
    if (summary === undefined) throw await whyNotShown(tx, context.enterpriseId);
    await movePartner(this.#deps, tx, {
      enterpriseId: context.enterpriseId,
      partnerId,
      action,
      note,
      actor: personActor(context),
      at: this.#deps.clock.now(),
      counted: true,
    });
    return summary;
  }

  #relation(tx: Tx, context: ActingContext, partnerId: string): Promise<RelationBetween> {
    return this.#deps.enterprises.readRelation(tx, { a: context.enterpriseId, b: partnerId });
  }

  /** How two stand to each other, with what is shown of the other side now, or else was shown before. */
  async #view(
    tx: Tx,
    context: ActingContext,
    partnerId: string,
    { relation, before }: { relation: RelationBetween; before: EnterpriseSummary | null },
  ): Promise<Partner> {
    const summary = (await this.#summaries(tx, context, [partnerId])).get(partnerId) ?? before;
    if (summary === null) throw await whyNotShown(tx, context.enterpriseId);
    const after = withRelation(summary, relation);
    this.#deps.enterprises.noteLooks(context, [after]);
    return presentPartner(context, after, relation);
  }

  #summaries(tx: Tx, context: ActingContext, ids: readonly string[]): Promise<Map<string, EnterpriseSummary>> {
    return this.#deps.enterprises.summaries(tx, context.enterpriseId, ids);
  }
}

/** What is seen of an enterprise, with how the two stood when it was done. */
function withRelation(summary: EnterpriseSummary, { state, since }: RelationBetween): EnterpriseSummary {
  return { ...summary, relation: { ...summary.relation, partner: state, since: since?.toISOString() ?? null } };
}

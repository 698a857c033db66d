import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import type { OutboxRelay } from '../../../platform/outbox/relay.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { personActor, type AuditModule } from '../../audit/index.ts';
import type { BlockPage, BlockRow, EnterpriseRef, EnterprisesModule } from '../../enterprises/index.ts';
import { nobodyToBlock, noSuchEnterprise, notYourself, tooManyBlocks } from '../network-errors.ts';
import { signalPartnersChanged, signalShutOut, signalWatchesChanged } from '../network-signals.ts';
import { movePartner } from '../partners/partners-service.ts';
import { lockPair } from '../partners/partners-store.ts';
import { deleteWatch } from '../watches/watches-store.ts';
import type { Block } from './blocks-schemas.ts';

export interface BlocksDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly bus: EventBus;
  readonly relay: Pick<OutboxRelay, 'wake'>;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly enterprises: Pick<
    EnterprisesModule,
    | 'readRelation'
    | 'writeRelation'
    | 'countRelations'
    | 'blockedBetween'
    | 'writeBlock'
    | 'removeBlock'
    | 'readBlock'
    | 'countBlocks'
    | 'listBlocks'
    | 'summaries'
    | 'refs'
  >;
}

/** Whom an enterprise shuts out. The other side is not told, and finds what it would find if nobody were there. */
export class BlocksService {
  readonly #deps: BlocksDeps;

  constructor(deps: BlocksDeps) {
    this.#deps = deps;
  }

  /**
   * Shuts an enterprise out; saying it twice changes nothing.
   * @throws Problem 404 for one that is not shown to us, which is also one that has blocked us.
   */
  async add(context: ActingContext, otherId: string): Promise<Block> {
    const { enterpriseId } = context;
    if (otherId === enterpriseId) throw notYourself();
    const { block, relationEnded } = await this.#deps.db.asPair(context, { enterpriseId: otherId }, async (tx) => {
      await lockPair(tx, enterpriseId, otherId);
      const since = await this.#deps.enterprises.readBlock(tx, enterpriseId, otherId);
      const ended = since === null && (await this.#shutOut(tx, context, otherId));
      return { block: await this.#read(tx, context, otherId), relationEnded: ended };
    });
    this.#deps.relay.wake();
    // Pages of the other side hear of a relation that ended, as of any; that there is a block they do not hear.
    if (relationEnded) signalPartnersChanged(this.#deps.bus, enterpriseId, otherId);
    else {
      signalWatchesChanged(this.#deps.bus, enterpriseId);
      signalShutOut(this.#deps.bus, otherId);
    }
    return block;
  }

  /** Restores nothing by itself. Also for one that was not blocked. */
  async end(context: ActingContext, otherId: string): Promise<void> {
    const { enterpriseId } = context;
    if (otherId === enterpriseId) return;
    await this.#deps.db.asPair(context, { enterpriseId: otherId }, async (tx) => {
      await lockPair(tx, enterpriseId, otherId);
      if (!(await this.#deps.enterprises.removeBlock(tx, { a: enterpriseId, b: otherId }))) return;
      await this.#write(tx, context, 'block.ended', otherId);
    });
    signalWatchesChanged(this.#deps.bus, enterpriseId);
  }

  /** The names are those of the register: the pages behind them are closed. */
  list(context: ActingContext, page: BlockPage): Promise<{ blocks: Block[]; last: BlockRow | null }> {
    return this.#deps.db.as(context, async (tx) => {
      const rows = await this.#deps.enterprises.listBlocks(tx, { ...page, limit: page.limit + 1 });
      const shown = rows.slice(0, page.limit);
      const names = await this.#deps.enterprises.refs(
        tx,
        shown.map((row) => row.otherId),
      );
      const blocks = shown.flatMap(({ otherId, since }) => {
        const enterprise = names.get(otherId);
        return enterprise === undefined ? [] : [presentBlock(context, enterprise, since)];
      });
      return { blocks, last: rows.length > page.limit ? (shown.at(-1) ?? null) : null };
    });
  }

  /** @returns whether a relation ended by it. */
  async #shutOut(tx: Tx, context: ActingContext, otherId: string): Promise<boolean> {
    const { clock, enterprises } = this.#deps;
    const { enterpriseId } = context;
    const other = (await enterprises.summaries(tx, enterpriseId, [otherId])).get(otherId);
    if (other === undefined) throw noSuchEnterprise();
    if (other.status === 'unclaimed') throw nobodyToBlock();
    if ((await enterprises.countBlocks(tx, enterpriseId)) >= limits.blocksPerEnterprise)
      throw tooManyBlocks(limits.blocksPerEnterprise);
    const since = clock.now();
    const move = {
      enterpriseId,
      partnerId: otherId,
      action: 'leave',
      note: null,
      actor: personActor(context),
    } as const;
    const ended = await movePartner(this.#deps, tx, { ...move, at: since });
    if (await deleteWatch(tx, enterpriseId, otherId)) await this.#write(tx, context, 'watch.ended', otherId);
    // Nobody but itself knew of the other side's watch, so that nobody's log tells of its end.
    await deleteWatch(tx, otherId, enterpriseId);
    await enterprises.writeBlock(tx, { a: enterpriseId, b: otherId, since });
    await this.#write(tx, context, 'block.added', otherId);
    return ended !== null;
  }

  async #read(tx: Tx, context: ActingContext, otherId: string): Promise<Block> {
    const since = await this.#deps.enterprises.readBlock(tx, context.enterpriseId, otherId);
    const enterprise = (await this.#deps.enterprises.refs(tx, [otherId])).get(otherId);
    if (since === null || enterprise === undefined) throw noSuchEnterprise();
    return presentBlock(context, enterprise, since);
  }

  #write(tx: Tx, context: ActingContext, action: string, otherId: string): Promise<void> {
    const { enterpriseId } = context;
    return this.#deps.audit.write(tx, {
      enterpriseId,
      actor: personActor(context),
      action,
      target: `enterprise:${otherId}`,
    });
  }
}

function presentBlock(context: ActingContext, enterprise: EnterpriseRef, since: Date): Block {
  return { enterprise, since: since.toISOString(), can: context.actions.has('partners:manage') ? ['end'] : [] };
}

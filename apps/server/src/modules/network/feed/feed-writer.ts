import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import { factsChangedTopic, type EnterprisesModule, type FactsChanged, type Source } from '../../enterprises/index.ts';
import { signalItemWritten } from '../network-signals.ts';
import { insertItem, selectFreeId, selectItemOf, takePosition, type NewItem } from './feed-store.ts';
import { firstIdAt, idsPerMs } from './item-id.ts';

export interface FeedWriterDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly bus: EventBus;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly enterprises: Pick<EnterprisesModule, 'sources'>;
}

/** Writes an item for every change of facts, once, and then tells the open pages. */
export function defineFeedWriter(deps: FeedWriterDeps): void {
  deps.jobs.define<StoredEvent>({
    name: 'network.write_feed_item',
    on: [factsChangedTopic],
    batch: 100,
    run: async ({ payload: event }) => {
      // Only enterprises writes this topic, and what it writes is typed there.
      await writeItem(deps, event.eventId, event.payload as FactsChanged);
    },
  });
}

/** An event that comes a second time changes nothing; the pages are told again, because the first time may have ended before. */
export async function writeItem(deps: FeedWriterDeps, eventId: string, change: FactsChanged): Promise<void> {
  const itemId = await deps.db.asSystem('network.write_feed_item', (tx) => write(deps, tx, eventId, change));
  signalItemWritten(deps.bus, change.enterpriseId, itemId);
}

async function write(deps: FeedWriterDeps, tx: Tx, eventId: string, change: FactsChanged): Promise<number> {
  const authorId = change.enterpriseId;
  const now = deps.clock.now();
  const position = await takePosition(tx, firstIdAt(now));
  // Looked for behind the position, which lets one writer in at a time: two copies of a job do not pass each other here.
  const known = await selectItemOf(tx, authorId, eventId);
  if (known !== null) return known;
  const stated = new Date(change.occurredAt);
  const occurredAt = stated < now ? stated : now;
  const source = (await deps.enterprises.sources(tx, [change.sourceId])).get(change.sourceId);
  if (source === undefined) throw new Error(`the source ${change.sourceId} of a change is not registered`);
  const itemId = await freeIdAt(tx, authorId, occurredAt);
  await insertItem(tx, { ...itemOf(authorId, eventId, change, source, occurredAt), itemId, position });
  return itemId;
}

/** The author's next id of that moment, or of the first one after it that has one left. */
async function freeIdAt(tx: Tx, authorId: string, time: Date): Promise<number> {
  for (let first = firstIdAt(time); ; first += idsPerMs) {
    const id = await selectFreeId(tx, authorId, first, idsPerMs);
    if (id < first + idsPerMs) return id;
  }
}

function itemOf(authorId: string, eventId: string, change: FactsChanged, source: Source, occurredAt: Date): NewItem {
  const kind = change.first ? 'facts_first_attested' : 'facts_changed';
  const members = {
    kind,
    occurredAt: occurredAt.toISOString(),
    category: change.category,
    // As it is called at this time: an item tells what was, under the names of then.
    source: { kind: source.kind, id: source.id, name: source.name, mark: source.mark, color: source.color },
    changes: change.changes,
    evidenceId: change.evidenceId,
    assurance: change.assurance,
  };
  const payload = JSON.stringify(members).slice(1, -1);
  return { authorId, eventId, kind, category: change.category, sourceId: change.sourceId, payload };
}

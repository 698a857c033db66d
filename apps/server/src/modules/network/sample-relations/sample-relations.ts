import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { once } from '../../../platform/http/idempotency.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { AuditActor, AuditModule } from '../../audit/index.ts';
import type { EnterprisesModule, IdentifierInput } from '../../enterprises/index.ts';
import { signalPartnersChanged, signalWatchesChanged } from '../network-signals.ts';
import { movePartner } from '../partners/partners-service.ts';
import { selectVerified } from '../partners/partners-store.ts';
import { addWatch } from '../watches/watches-service.ts';
import type { SampleRelations } from './sample-relations-file.ts';

export interface SampleRelationsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly bus: EventBus;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly enterprises: Pick<
    EnterprisesModule,
    'findByIdentifiers' | 'readRelation' | 'writeRelation' | 'countRelations' | 'blockedBetween'
  >;
}

/** What stands afterwards, and how many could not be because an enterprise is not there or not attested. */
export interface SampleRelationsResult {
  partners: number;
  watches: number;
  skipped: number;
}

const actor: AuditActor = { kind: 'system', id: 'network.sample_relations' };

/**
 * Establishes what the people of the sample world did between their enterprises, under the rules that hold for everyone. A second
 * run changes nothing: what has been undone since is not done again.
 */
export async function establishSampleRelations(
  deps: SampleRelationsDeps,
  relations: SampleRelations,
): Promise<SampleRelationsResult> {
  const result = { partners: 0, watches: 0, skipped: 0 };
  const find = await finder(deps, relations);
  for (const { a, b, since, state, note } of relations.partnerships) {
    const pair = [find(a), find(b)] as const;
    const [asking, asked] = pair;
    if (asking === null || asked === null || asking === asked) {
      result.skipped += 1;
      continue;
    }
    const done = await partner(deps, {
      asking,
      asked,
      since: new Date(since),
      active: state === 'active',
      note: note ?? null,
    });
    result[done ? 'partners' : 'skipped'] += 1;
  }
  for (const { watcher, watched, since } of relations.watches) {
    const [enterpriseId, watchedId] = [find(watcher), find(watched)];
    if (enterpriseId === null || watchedId === null || enterpriseId === watchedId) result.skipped += 1;
    else {
      await watch(deps, enterpriseId, watchedId, new Date(since));
      result.watches += 1;
    }
  }
  return result;
}

interface SamplePartnership {
  readonly asking: EnterpriseId;
  readonly asked: EnterpriseId;
  readonly since: Date;
  readonly active: boolean;
  readonly note: string | null;
}

/** False when one of the two is not attested yet: the next run tries again. */
async function partner(
  deps: SampleRelationsDeps,
  { asking, asked, since, active, note }: SamplePartnership,
): Promise<boolean> {
  const done = await deps.db.asPair({ enterpriseId: asking }, { enterpriseId: asked }, async (tx) => {
    if ((await selectVerified(tx, [asking, asked])).size < 2) return false;
    await onlyOnce(deps, tx, asking, `partner.${asked}`, async () => {
      const { state } = await deps.enterprises.readRelation(tx, { a: asking, b: asked });
      if (state !== 'none') return;
      const move = { note, actor, at: since };
      await movePartner(deps, tx, { ...move, enterpriseId: asking, partnerId: asked, action: 'request' });
      if (active) await movePartner(deps, tx, { ...move, enterpriseId: asked, partnerId: asking, action: 'accept' });
    });
    return true;
  });
  signalPartnersChanged(deps.bus, asking, asked);
  return done;
}

async function watch(
  deps: SampleRelationsDeps,
  enterpriseId: EnterpriseId,
  watchedId: EnterpriseId,
  since: Date,
): Promise<void> {
  await deps.db.as({ enterpriseId }, (tx) =>
    onlyOnce(deps, tx, enterpriseId, `watch.${watchedId}`, async () => {
      await addWatch(deps, tx, { enterpriseId, watchedId, actor, since });
    }),
  );
  signalWatchesChanged(deps.bus, enterpriseId);
}

async function onlyOnce(
  deps: SampleRelationsDeps,
  tx: Tx,
  enterpriseId: EnterpriseId,
  key: string,
  work: () => Promise<void>,
): Promise<void> {
  const request = { scope: `sample.${enterpriseId}`, key, operation: 'network.sample_relations', body: null };
  await once(tx, deps.clock, request, async () => {
    await work();
    return {};
  });
}

/** Looks all enterprises up at once; null for those that are not there. */
async function finder(
  deps: SampleRelationsDeps,
  { partnerships, watches }: SampleRelations,
): Promise<(identifier: IdentifierInput) => EnterpriseId | null> {
  const keyOf = ({ scheme, value, country }: IdentifierInput): string => [scheme, value, country].join('|');
  const named = new Map<string, IdentifierInput>();
  for (const { a, b } of partnerships) named.set(keyOf(a), a).set(keyOf(b), b);
  for (const { watcher, watched } of watches) named.set(keyOf(watcher), watcher).set(keyOf(watched), watched);
  const identifiers = [...named.values()];
  const found = await deps.db.asSystem('network.find_sample_enterprises', (tx) =>
    deps.enterprises.findByIdentifiers(tx, identifiers),
  );
  const ids = new Map(identifiers.map((identifier, n) => [keyOf(identifier), found[n] ?? null]));
  return (identifier) => ids.get(keyOf(identifier)) ?? null;
}

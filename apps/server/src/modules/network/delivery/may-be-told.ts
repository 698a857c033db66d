import type { Tx } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import type { AccessModule } from '../../access/index.ts';
import { actionOfTopic, type ToldItem } from '../../notifications/index.ts';
import { selectMayBeTold } from './delivery-store.ts';

interface MayBeToldDeps {
  readonly access: Pick<AccessModule, 'membersWith' | 'operatorsWith'>;
}

/**
 * Whether each of these may be told at this moment: the person is still a member whose mandate allows it, and the enterprise may still
 * be told of the subject. Asked again right before anything leaves the house.
 */
export async function stillMay(deps: MayBeToldDeps, tx: Tx, items: readonly ToldItem[]): Promise<boolean[]> {
  const allowed = await selectAllowed(deps, tx, items);
  const shown = await selectShown(tx, items);
  return items.map((item, place) => allowed.has(memberKey(item)) && shown.has(place));
}

/** Members and topics that go together. */
async function selectAllowed(deps: MayBeToldDeps, tx: Tx, items: readonly ToldItem[]): Promise<ReadonlySet<string>> {
  const allowed = new Set<string>();
  for (const [topic, those] of Map.groupBy(items, (item) => item.topic)) {
    const ids = [...new Set(those.map((item) => item.enterpriseId))];
    for (let from = 0; from < ids.length; from += limits.membersAskedEnterprises) {
      const batch = ids.slice(from, from + limits.membersAskedEnterprises);
      for (const member of await deps.access.membersWith(tx, batch, actionOfTopic[topic]))
        allowed.add(memberKey({ ...member, topic }));
    }
  }
  return allowed;
}

function memberKey({ enterpriseId, personId, topic }: Pick<ToldItem, 'enterpriseId' | 'personId' | 'topic'>): string {
  return `${enterpriseId} ${personId} ${topic}`;
}

/** The places of those whose enterprise may be told of the subject. Who runs the network judges cases of whomever. */
async function selectShown(tx: Tx, items: readonly ToldItem[]): Promise<ReadonlySet<number>> {
  const shown = new Set<number>();
  const places: number[] = [];
  const asked = items.flatMap(({ enterpriseId, subject, topic }, place) => {
    if (subject === null || topic === 'cases') {
      shown.add(place);
      return [];
    }
    places.push(place);
    const { enterpriseId: authorId, category, sourceId } = subject;
    return [{ readerId: enterpriseId, authorId, category, sourceId }];
  });
  for (let from = 0; from < asked.length; from += limits.liveBatchReaders) {
    const may = await selectMayBeTold(tx, asked.slice(from, from + limits.liveBatchReaders));
    for (const place of may) shown.add(places[from + place] ?? -1);
  }
  return shown;
}

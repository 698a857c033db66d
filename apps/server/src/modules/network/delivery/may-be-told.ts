import type { Tx } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import type { AccessModule } from '../../access/index.ts';
import { actionOfTopic, type ToldItem, type UnderMandate } from '../../notifications/index.ts';
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
  return items.map((_, place) => allowed.has(place) && shown.has(place));
}

/** The places of those whose mandates allow the topic, and what was asked of them when they were told, of the same customer numbers. */
async function selectAllowed(deps: MayBeToldDeps, tx: Tx, items: readonly ToldItem[]): Promise<ReadonlySet<number>> {
  const asked = items.map(({ topic, under }) => {
    const ofTopic: UnderMandate = { action: actionOfTopic[topic], customers: null };
    return under === null ? [ofTopic] : [ofTopic, under];
  });
  const mandates = new Map(asked.flat().map((one) => [mandateKey(one), one]));
  const allowed = new Set<string>();
  for (const [key, { action, customers }] of mandates) {
    const those = items.filter((_, place) => asked[place]?.some((one) => mandateKey(one) === key));
    const ids = [...new Set(those.map((item) => item.enterpriseId))];
    for (let from = 0; from < ids.length; from += limits.membersAskedEnterprises) {
      const batch = ids.slice(from, from + limits.membersAskedEnterprises);
      for (const member of await deps.access.membersWith(tx, batch, action, customers))
        allowed.add(`${memberKey(member)} ${key}`);
    }
  }
  const places = items.keys().filter((place) => {
    const [item, mandatesAsked] = [items[place], asked[place]];
    return item !== undefined && mandatesAsked?.every((one) => allowed.has(`${memberKey(item)} ${mandateKey(one)}`));
  });
  return new Set(places);
}

function memberKey({ enterpriseId, personId }: Pick<ToldItem, 'enterpriseId' | 'personId'>): string {
  return `${enterpriseId} ${personId}`;
}

function mandateKey({ action, customers }: UnderMandate): string {
  return JSON.stringify([action, customers?.connectionId, customers?.customerIds]);
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

import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Database } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import type { EnterprisesModule } from '../../enterprises/index.ts';
import { selectWatches } from '../watches/watches-store.ts';
import type { PartnerCounts } from './partners-schemas.ts';

export interface NetworkCountDeps {
  readonly db: Database;
  readonly enterprises: Pick<EnterprisesModule, 'countRelations' | 'countGivenBlocks' | 'shownAmong'>;
}

/** With how many enterprises the reader stands how, as its lists show them. */
export function countNetwork({ db, enterprises }: NetworkCountDeps, context: ActingContext): Promise<PartnerCounts> {
  return db.as(context, async (tx) => {
    const relations = await enterprises.countRelations(tx);
    // One that has hidden itself since is still watched, and not listed.
    const watches = await selectWatches(tx, { after: null, limit: limits.watchesPerEnterprise });
    const ids = watches.map((watch) => watch.watchedId);
    return {
      active: relations.get('active') ?? 0,
      received: relations.get('received') ?? 0,
      requested: relations.get('requested') ?? 0,
      watched: (await enterprises.shownAmong(tx, ids)).size,
      blocked: await enterprises.countGivenBlocks(tx),
    };
  });
}

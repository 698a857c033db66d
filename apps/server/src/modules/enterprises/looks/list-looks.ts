import type { Static } from 'typebox';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { refs } from '../profile/summary.ts';
import type { LookSchema } from './look-schemas.ts';
import { selectLooks, type LookMark } from './look-store.ts';
import type { WayOfLooking } from './look.ts';

/** Who looked at the own enterprise. */
export async function listLooks(
  { db }: Pick<EnterprisesDeps, 'db'>,
  actingContext: ActingContext,
  page: { how: WayOfLooking | null; after: LookMark | null; limit: number },
): Promise<{ items: Static<typeof LookSchema>[]; last: LookMark | null }> {
  return db.as(actingContext, async (tx) => {
    const looks = await selectLooks(tx, { ...page, limit: page.limit + 1 });
    const kept = looks.slice(0, page.limit);
    const end = looks.length > page.limit ? kept.at(-1) : undefined;
    const readers = await refs(tx, [...new Set(kept.map((look) => look.readerId))]);
    const items = kept.flatMap(({ readerId, readerRole, how, categories, firstAt, lastAt, count }) => {
      const reader = readers.get(readerId);
      if (reader === undefined) return [];
      const times = { firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString() };
      return [{ reader, readerRole, how, categories: [...categories], ...times, count }];
    });
    return { items, last: end === undefined ? null : { ...end, lastAt: end.lastAt.toISOString() } };
  });
}

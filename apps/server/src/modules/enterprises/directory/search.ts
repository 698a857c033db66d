import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { limits } from '../../../platform/limits.ts';
import type { LookBuffer } from '../looks/look-buffer.ts';
import { summaries, type EnterpriseSummary } from '../profile/summary.ts';
import { gramsToFind, normalise } from './grams.ts';
import { selectHits, selectNamed, type Hit } from './search-store.ts';

/** Finds enterprises by name or official number; a text without letters and digits finds nobody. */
export async function searchDirectory(
  { db, watchList }: Pick<EnterprisesDeps, 'db' | 'watchList'>,
  looks: Pick<LookBuffer, 'note'>,
  actingContext: ActingContext,
  search: { text: string; after: Hit | null; limit: number },
): Promise<{ items: EnterpriseSummary[]; last: Hit | null }> {
  const text = normalise(search.text);
  if (text === '') return { items: [], last: null };
  return db.as(actingContext, async (tx) => {
    const page = { after: search.after, limit: search.limit + 1, most: limits.searchCandidates };
    const hits = await selectHits(tx, {
      ...page,
      grams: gramsToFind(search.text),
      text,
      numbers: numbersOf(search.text),
    });
    const shown = hits.slice(0, search.limit);
    const found = await summaries(
      tx,
      watchList,
      actingContext.enterpriseId,
      shown.map((hit) => hit.id),
    );
    looks.note(actingContext, found.values());
    return {
      items: shown.flatMap((hit) => found.get(hit.id) ?? []),
      last: hits.length > search.limit ? (shown.at(-1) ?? null) : null,
    };
  });
}

/** Ids of enterprises that the text may mean, in a transaction of the system: whether they are shown to anybody or not. */
export async function findNamedLike(tx: Tx, text: string, limit: number): Promise<string[]> {
  if (normalise(text) === '') return [];
  return selectNamed(tx, { grams: gramsToFind(text), numbers: numbersOf(text), limit });
}

/** The spellings under which the text could be kept as an official number. */
function numbersOf(text: string): string[] {
  const upper = text.normalize('NFKC').trim().toUpperCase();
  return [
    ...new Set([upper.replaceAll(/\s+/g, ' '), upper.replaceAll(/\s+/g, ''), upper.replaceAll(/[\s.\-/]+/g, '')]),
  ];
}

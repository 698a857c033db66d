import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid, notFound } from '../../../platform/errors.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { recordOpened } from '../looks/record-look.ts';
import { selectShown } from '../profile/summary-store.ts';
import { presentFacts, presentVersion } from './fact-present.ts';
import {
  selectFacts,
  selectFactsAt,
  selectHiddenCategories,
  selectHistory,
  type HistoryMark,
} from './fact-read-store.ts';
import type { Category } from './fact.ts';
import type { FactVersionView, FactView } from './fact-schemas.ts';

type Reading = Pick<EnterprisesDeps, 'db' | 'clock'>;

/**
 * What the reader sees of an enterprise now, or saw at the end of a day (UTC).
 * @throws Problem 400 for a day that has not come, 404 for an enterprise that is not shown.
 */
export async function readFacts(
  { db, clock }: Reading,
  actingContext: ActingContext,
  enterpriseId: string,
  on: string | null,
): Promise<{ items: FactView[]; hiddenCategories: Category[]; recorded: boolean }> {
  const now = clock.now();
  const day = on === null ? null : endOfDay(on);
  if (on !== null && on > now.toISOString().slice(0, 10)) throw invalid('on', 'lies in the future');
  const past = day !== null && day < now ? day : null;
  return db.as(actingContext, async (tx) => {
    await assertShown(tx, enterpriseId);
    const rows = past === null ? await selectFacts(tx, enterpriseId) : await selectFactsAt(tx, enterpriseId, past);
    const recorded = await recordOpened(tx, actingContext, { enterpriseId, categories: categoriesOf(rows), at: now });
    return {
      items: presentFacts(rows, past ?? now, past === null),
      hiddenCategories: await selectHiddenCategories(tx, enterpriseId),
      recorded,
    };
  });
}

export async function readHistory(
  { db, clock }: Reading,
  actingContext: ActingContext,
  page: { enterpriseId: string; key: string; after: HistoryMark | null; limit: number },
): Promise<{ items: FactVersionView[]; last: HistoryMark | null }> {
  return db.as(actingContext, async (tx) => {
    await assertShown(tx, page.enterpriseId);
    const rows = await selectHistory(tx, { ...page, limit: page.limit + 1 });
    const kept = rows.slice(0, page.limit);
    const { enterpriseId } = page;
    await recordOpened(tx, actingContext, { enterpriseId, categories: categoriesOf(kept), at: clock.now() });
    const end = rows.length > page.limit ? kept.at(-1) : undefined;
    const last =
      end === undefined
        ? null
        : { shownFrom: end.shownFrom.toISOString(), sequence: Number(end.sequence ?? 0), versionId: end.versionId };
    return { items: kept.map((row) => presentVersion(row, clock.now())), last };
  });
}

/** @throws Problem 404 for an enterprise that does not exist or is not shown to the one for which `tx` works. */
export async function assertShown(tx: Tx, enterpriseId: string): Promise<void> {
  if (!(await selectShown(tx, [enterpriseId])).has(enterpriseId)) throw notFound('This enterprise');
}

export function categoriesOf(rows: readonly { readonly category: Category }[]): Category[] {
  return rows.map((row) => row.category);
}

function endOfDay(day: string): Date {
  const start = new Date(`${day}T00:00:00.000Z`);
  // A day such as 30 February passes the pattern of the schema.
  if (Number.isNaN(start.getTime()) || start.toISOString().slice(0, 10) !== day)
    throw invalid('on', 'is no day of the calendar');
  return new Date(start.getTime() + 86_399_999);
}

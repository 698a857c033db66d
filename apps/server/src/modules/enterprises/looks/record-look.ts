import type { Tx } from '../../../platform/db/database.ts';
import type { Category } from '../facts/fact.ts';
import type { Looker } from './look.ts';
import { addLooks } from './look-store.ts';

/**
 * Records, in the transaction of the read, that an enterprise was opened. Own reads and what is public are no looks.
 * @param categories those of the facts that were given to the reader.
 * @returns whether the other side is told.
 */
export async function recordOpened(
  tx: Tx,
  looker: Looker,
  look: { enterpriseId: string; categories: Iterable<Category>; at: Date },
): Promise<boolean> {
  const { enterpriseId, at } = look;
  const categories = [...new Set(look.categories)];
  if (looker.enterpriseId === enterpriseId || categories.length === 0) return false;
  const reader = { readerId: looker.enterpriseId, readerRole: looker.roleId };
  const opened = { enterpriseId, ...reader, how: 'opened', categories, firstAt: at, lastAt: at, count: 1 } as const;
  return (await addLooks(tx, [opened])) > 0;
}

import type { Tx } from '../../../platform/db/database.ts';
import {
  selectNameSources,
  updateNames,
  upsertDirectory,
  type DirectoryRow,
  type NameSource,
} from './directory-store.ts';
import { gramsOf, normalise } from './grams.ts';

/** The row of the directory for an enterprise that is called so and so. */
export function directoryRow(
  enterpriseId: string,
  name: { zh: string | null; en: string | null },
  others: readonly string[] = [],
): DirectoryRow {
  const all = [name.zh, name.en, ...others].filter((part) => part !== null && part !== '');
  const names = [...new Set(all.map((part) => normalise(part ?? '')))].filter((part) => part !== '');
  return { enterpriseId, nameZh: name.zh, nameEn: name.en, names: names.join('\n'), grams: gramsOf(names) };
}

/** Brings name and directory of these enterprises to what their sources say now; a bank's word goes before a registry's. */
export async function refreshDirectory(tx: Tx, enterpriseIds: readonly string[]): Promise<void> {
  if (enterpriseIds.length === 0) return;
  const changed: DirectoryRow[] = [];
  for (const source of await selectNameSources(tx, enterpriseIds)) {
    const row = directoryRow(
      source.enterpriseId,
      nameOf(source),
      source.told.flatMap(({ zh, en }) => [zh ?? '', en ?? '']),
    );
    if (row.names !== source.names || row.nameZh !== source.nameZh || row.nameEn !== source.nameEn) changed.push(row);
  }
  await updateNames(tx, changed);
  await upsertDirectory(tx, changed);
}

function nameOf({ nameZh, nameEn, told }: NameSource): { zh: string | null; en: string | null } {
  const legal = told.filter((one) => one.key === 'legal_name');
  const [first] = legal;
  if (first === undefined) return { zh: nameZh, en: nameEn };
  // One source's names belong together; another one's fill a language that it leaves out.
  return {
    zh: first.zh ?? legal.find((one) => one.zh !== null)?.zh ?? null,
    en: first.en ?? legal.find((one) => one.en !== null)?.en ?? null,
  };
}

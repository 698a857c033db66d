import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { chainHash, genesis } from './audit-line.ts';
import {
  selectHeads,
  selectUnchained,
  tryAppenderLock,
  updateLinks,
  upsertHeads,
  type ChainHead,
  type ChainLink,
} from './audit-store.ts';

const batchLines = 1_000;

/** Chains the lines that were written since the last run. @returns how many it chained. */
export async function appendToChains(db: Database, clock: Clock): Promise<number> {
  return db.asSystem('audit.append_chains', async (tx) => {
    if (!(await tryAppenderLock(tx))) return 0;
    const lines = await selectUnchained(tx, batchLines);
    if (lines.length === 0) return 0;
    const heads = await selectHeads(tx, [...new Set(lines.map((line) => line.enterpriseId))]);
    const links: ChainLink[] = [];
    for (const line of lines) {
      const head: ChainHead = heads.get(line.enterpriseId) ?? { position: 0n, hash: genesis };
      const position = head.position + 1n;
      const next = { position, hash: chainHash(head.hash, position, line) };
      heads.set(line.enterpriseId, next);
      links.push({ ...next, enterpriseId: line.enterpriseId, lineId: line.lineId });
    }
    await updateLinks(tx, links);
    await upsertHeads(tx, clock, heads);
    return lines.length;
  });
}

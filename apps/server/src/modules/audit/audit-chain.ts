import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { chainHash, genesis } from './audit-line.ts';
import {
  selectChain,
  selectEnterprisesWithChains,
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

/** Where a chain does not hold. */
export interface ChainFault {
  readonly enterpriseId: string;
  readonly position: bigint;
  readonly reason: string;
}

/** Recomputes every chain from its beginning. @returns the faults; empty when everything holds. */
export async function verifyChains(db: Database): Promise<{ lines: number; chains: number; faults: ChainFault[] }> {
  return db.asSystem(
    'audit.verify_chains',
    async (tx) => {
      const faults: ChainFault[] = [];
      let lines = 0;
      const heads = await selectEnterprisesWithChains(tx);
      for (const head of heads) {
        const result = await verifyOne(tx, head);
        lines += result.lines;
        if (result.fault !== null) faults.push(result.fault);
      }
      return { lines, chains: heads.length, faults };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

async function verifyOne(
  tx: Tx,
  head: ChainHead & { enterpriseId: string },
): Promise<{ lines: number; fault: ChainFault | null }> {
  const { enterpriseId } = head;
  let at: ChainHead = { position: 0n, hash: genesis };
  for (;;) {
    const batch = await selectChain(tx, enterpriseId, at.position, batchLines);
    for (const line of batch) {
      const position = at.position + 1n;
      if (line.position !== position) return broken(position, 'a line is missing');
      const hash = chainHash(at.hash, position, line);
      if (!hash.equals(line.hash)) return broken(position, 'the line or one before it was changed');
      at = { position, hash };
    }
    if (batch.length < batchLines) break;
  }
  if (at.position !== head.position || !at.hash.equals(head.hash))
    return broken(at.position, 'the chain does not end at its anchored head');
  return { lines: Number(at.position), fault: null };

  function broken(position: bigint, reason: string): { lines: number; fault: ChainFault } {
    return { lines: Number(at.position), fault: { enterpriseId, position, reason } };
  }
}

import type { Database, Tx } from '../../../platform/db/database.ts';
import { limits } from '../../../platform/limits.ts';
import { chainHash, genesis } from '../audit-line.ts';
import { countHeads, selectChain, selectChains, type AnchoredChain, type ChainHead } from '../audit-store.ts';

const batchLines = 1_000;
const batchChains = 100;

/** changed: the line is not the one that was chained; missing: its place is empty; cut: lines at the end, or the head, are gone. */
export type FaultKind = 'changed' | 'missing' | 'cut' | 'unanchored';

/** Where a chain does not hold. */
export interface ChainFault {
  readonly enterpriseId: string;
  readonly position: bigint;
  readonly kind: FaultKind;
  /** The line at that place, where there is one. */
  readonly line: {
    readonly lineId: string;
    readonly occurredAt: string;
    readonly action: string;
    readonly target: string;
  } | null;
}

export interface VerifyProgress {
  readonly lines: number;
  readonly chains: number;
  /** About how many there are. */
  readonly chainsTotal: number;
}

export interface Verified {
  readonly lines: number;
  readonly chains: number;
  /** Empty when everything holds; no more than `limits.auditFaultsKept`. */
  readonly faults: ChainFault[];
}

/** The verification took longer than it may. */
export class VerificationTooLong extends Error {}

/**
 * Recomputes every chain from its beginning, each as it stood at one moment. Behind a fault it goes on from what is stored,
 * so that every changed line is named.
 * @throws VerificationTooLong when the deadline passes.
 */
export async function verifyChains(
  db: Database,
  options: { onProgress?: (progress: VerifyProgress) => Promise<void> | void; deadline?: Date } = {},
): Promise<Verified> {
  const chainsTotal = await db.asSystem('audit.count_chains', countHeads, { readOnly: true });
  const faults: ChainFault[] = [];
  let [lines, chains] = [0, 0];
  let after: string | null = null;
  for (;;) {
    const from: string | null = after;
    const batch: AnchoredChain[] = await db.asSystem(
      'audit.verify_chains',
      async (tx) => {
        const found = await selectChains(tx, from, batchChains);
        for (const chain of found) {
          const result = await verifyOne(tx, chain, limits.auditFaultsKept - faults.length);
          lines += result.lines;
          faults.push(...result.faults);
          if (options.deadline !== undefined && new Date() > options.deadline)
            throw new VerificationTooLong('the verification took longer than it may');
        }
        return found;
      },
      { isolation: 'repeatable read', readOnly: true },
    );
    chains += batch.length;
    await options.onProgress?.({ lines, chains, chainsTotal: Math.max(chainsTotal, chains) });
    after = batch.at(-1)?.enterpriseId ?? null;
    if (batch.length < batchChains || after === null) return { lines, chains, faults };
  }
}

async function verifyOne(
  tx: Tx,
  { enterpriseId, head }: AnchoredChain,
  most: number,
): Promise<{ lines: number; faults: ChainFault[] }> {
  const faults: ChainFault[] = [];
  const note = (position: bigint, kind: FaultKind, line: ChainFault['line']): void => {
    if (faults.length < most) faults.push({ enterpriseId, position, kind, line });
  };
  let at: ChainHead = { position: 0n, hash: genesis };
  let lines = 0;
  for (;;) {
    const batch = await selectChain(tx, enterpriseId, at.position, batchLines);
    for (const line of batch) {
      const { lineId, occurredAt, action, target } = line;
      const shown = { lineId, occurredAt, action, target };
      if (line.position !== at.position + 1n) note(at.position + 1n, 'missing', null);
      else if (!chainHash(at.hash, line.position, line).equals(line.hash)) note(line.position, 'changed', shown);
      at = { position: line.position, hash: line.hash };
      lines += 1;
    }
    if (batch.length < batchLines) break;
  }
  if (head === null) note(at.position, 'unanchored', null);
  else if (at.position !== head.position || !at.hash.equals(head.hash)) note(at.position, 'cut', null);
  return { lines, faults };
}

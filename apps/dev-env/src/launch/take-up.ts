import { setTimeout as sleep } from 'node:timers/promises';
import type { BankId } from '../sample-world/enterprise.ts';
import { bankIds } from '../sample-world/enterprise.ts';

const pollMs = 300;
const tellEveryMs = 3_000;
const gauge = /^guildhall_bank_applied_entries\{[^}]*bank="([^"]+)"[^}]*\} ([0-9.e+]+)$/gm;

/**
 * Waits until the network has taken up the entries that the banks hold for it, through sync and events; `progress`
 * hears of it every few seconds. Rejects when something is missing and nothing has arrived for `patienceMs`: how long the whole
 * takes is the machine's affair.
 */
export async function awaitTakeUp(
  networkUrl: string,
  expected: Record<BankId, number>,
  patienceMs: number,
  progress: (applied: number, expected: number) => void,
): Promise<void> {
  let deadline = Date.now() + patienceMs;
  let arrived = 0;
  let toldAt = Date.now();
  let told = 0;
  const total = bankIds.reduce((sum, bank) => sum + expected[bank], 0);
  for (;;) {
    const applied = readGauge(await readMetrics(networkUrl));
    // A change made meanwhile at one bank must not hide what is missing of the other.
    const done = bankIds.reduce((sum, bank) => sum + Math.min(applied.get(bank) ?? 0, expected[bank]), 0);
    if (done >= total) return;
    if (done > arrived) {
      arrived = done;
      deadline = Date.now() + patienceMs;
    }
    if (Date.now() > deadline)
      throw new Error(`after ${done} of ${total} entries nothing arrived for ${patienceMs} ms`);
    if (done !== told && Date.now() - toldAt > tellEveryMs) {
      progress(done, total);
      told = done;
      toldAt = Date.now();
    }
    await sleep(pollMs);
  }
}

/** Entries applied per bank, from the text of `/metrics`. */
export function readGauge(metrics: string): Map<string, number> {
  return new Map([...metrics.matchAll(gauge)].map(([, bank = '', value]) => [bank, Number(value)]));
}

async function readMetrics(networkUrl: string): Promise<string> {
  try {
    const response = await fetch(`${networkUrl}/metrics`, { signal: AbortSignal.timeout(5_000) });
    return response.ok ? await response.text() : '';
  } catch {
    return '';
  }
}

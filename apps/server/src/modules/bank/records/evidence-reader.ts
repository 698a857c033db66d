import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { EvidenceReader } from '../../enterprises/index.ts';
import type { BankKeys } from '../connections/bank-keys.ts';
import type { Connections } from '../connections/connections.ts';
import { findEnterprise } from '../inbox/customer-store.ts';
import { Misfit } from './misfit.ts';
import { readEntry } from './read-entry.ts';

/** What enterprises asks when evidence is verified again, answered by the same mapping by which entries are applied. */
export function createEvidenceReader(deps: {
  db: Database;
  clock: Clock;
  connections: Connections;
  bankKeys: BankKeys;
}): EvidenceReader {
  const { db, clock, connections, bankKeys } = deps;
  return {
    read: ({ sourceId, payload }) => {
      const connection = connections.all().find((one) => one.connectionId === sourceId);
      return Promise.resolve(connection === undefined ? null : read(payload, connection.issuer, clock.now()));
    },
    // A bank goes on publishing every key it ever used, so a key that was seen under this id vouches for all that it signed,
    // also for records that are older than our connection.
    wasPublished: async ({ sourceId, keyId, publicKey }) => {
      const known = (await bankKeys.known(sourceId, true)).get(keyId);
      const { x, y } = publicKey as { x?: unknown; y?: unknown };
      return known !== undefined && known.jwk.x === x && known.jwk.y === y;
    },
    speaksOf: async ({ sourceId, enterpriseId, customerId }) => {
      const found = await db.asSystem('bank.find_enterprise', (tx) => findEnterprise(tx, sourceId, customerId), {
        readOnly: true,
      });
      return found === enterpriseId;
    },
  };
}

function read(payload: unknown, issuer: string, now: Date): Awaited<ReturnType<EvidenceReader['read']>> {
  if (typeof payload !== 'object' || payload === null) return null;
  const { iss, customerId, sequence } = payload as Record<string, unknown>;
  if (
    iss !== issuer ||
    typeof customerId !== 'string' ||
    typeof sequence !== 'number' ||
    !Number.isSafeInteger(sequence)
  )
    return null;
  try {
    const entry = readEntry(payload, now);
    if (entry.type !== 'facts') return null;
    return { customerId, sequence: BigInt(sequence), recordId: entry.recordId, facts: entry.facts };
  } catch (error) {
    if (error instanceof Misfit) return null;
    throw error;
  }
}

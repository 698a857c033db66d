import type { Database } from '../../../platform/db/database.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import type { PaymentsDeps } from '../payments-deps.ts';

/** Where a statement came from, and who brought it where the bank did not. */
export interface StatementOriginRow {
  readonly via: 'bank' | 'upload';
  readonly uploadedBy: string | null;
  readonly receivedAt: Date;
}
/** Names of people by their ids. */
export type PeopleNames = ReadonlyMap<string, Text>;

/** The names of those who brought statements, for colleagues to see. */
export async function namesOfBringers(
  { db, identity }: { readonly db: Database; readonly identity: PaymentsDeps['identity'] },
  origins: readonly Pick<StatementOriginRow, 'uploadedBy'>[],
): Promise<PeopleNames> {
  const ids = [...new Set(origins.map(({ uploadedBy }) => uploadedBy).filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  return db.asSystem('payments.name_people', (tx) => identity.namesOf(tx, ids), { readOnly: true });
}

export function presentSource({ via, uploadedBy, receivedAt }: StatementOriginRow, names: PeopleNames) {
  return {
    via,
    receivedAt: receivedAt.toISOString(),
    uploadedBy: uploadedBy === null ? null : (names.get(uploadedBy) ?? null),
  };
}

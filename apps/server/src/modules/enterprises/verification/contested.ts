import type { Tx } from '../../../platform/db/database.ts';
import { lockNumbers, selectByIdentifiers, type IdentifierRow } from '../identifiers/identifier-store.ts';
import type { EnterpriseStatus } from '../profile/enterprise.ts';
import type { Statement } from '../registration/statement.ts';
import { selectBankNames } from './attestation-store.ts';
import type { ContestedNumber } from './case.ts';

/** A stated number that another enterprise has. */
export type OwnedNumber = IdentifierRow & { readonly status: EnterpriseStatus };

/**
 * Stated numbers that other enterprises have. When there are any, nobody else takes or hands over a number until the transaction
 * ends: of two who state the same one, the second sees what the first has made of it.
 */
export async function readContested(tx: Tx, enterpriseId: string, statement: Statement | null): Promise<OwnedNumber[]> {
  if (statement === null || statement.identifiers.length === 0) return [];
  const others = async (): Promise<OwnedNumber[]> =>
    (await selectByIdentifiers(tx, statement.identifiers)).filter((one) => one.enterpriseId !== enterpriseId);
  if ((await others()).length === 0) return [];
  await lockNumbers(tx, 'alone');
  return others();
}

/** Whether the numbers may go over from the enterprise that has them: no bank has ever named them for it. */
export async function mayHandOver(
  tx: Tx,
  otherEnterpriseId: string | null,
  numbers: readonly ContestedNumber[],
): Promise<boolean> {
  if (otherEnterpriseId === null || numbers.length === 0) return true;
  const owned = await selectByIdentifiers(tx, numbers);
  for (const { enterpriseId, namedBy, value } of owned) {
    if (enterpriseId !== otherEnterpriseId) continue;
    if (namedBy === 'bank' || (await selectBankNames(tx, enterpriseId, value))) return false;
  }
  return true;
}

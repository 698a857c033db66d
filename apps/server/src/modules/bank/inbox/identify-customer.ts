import type { Tx } from '../../../platform/db/database.ts';
import type { EnterprisesModule } from '../../enterprises/index.ts';
import type { BankConnection } from '../connections/connection.ts';
import { settleOwner, type ConsentDeps } from '../consents/consent-changes.ts';
import type { AttestedIdentity } from '../records/read-entry.ts';
import { setEnterprise } from './customer-store.ts';
import { dropWaiting } from './inbox-store.ts';

export interface IdentifyDeps extends ConsentDeps {
  readonly enterprises: Pick<EnterprisesModule, 'ensureEnterprise' | 'findNamed' | 'setSourceState'>;
}

/** Finds, or brings into being, the enterprise that a customer is. @returns null when no consent of its own is in force. */
export async function identifyCustomer(
  tx: Tx,
  deps: IdentifyDeps,
  connection: BankConnection,
  customerId: string,
  { name, identifiers }: AttestedIdentity,
): Promise<string | null> {
  const { connectionId } = connection;
  const place = { connectionId, customerId };
  const found = await deps.enterprises.findNamed(tx, identifiers);
  if (!(await settleOwner(tx, deps, { ...place, enterpriseId: found }))) {
    // What came in under nobody's consent, or another enterprise's, is not kept, its name included; a consent brings it again.
    await dropWaiting(tx, connectionId, customerId);
    return null;
  }
  // Verified is one whose identification is written down: that raises it.
  const { enterpriseId } = await deps.enterprises.ensureEnterprise(tx, {
    identifiers,
    name,
    status: 'registered',
  });
  await settleOwner(tx, deps, { ...place, enterpriseId });
  await setEnterprise(tx, connectionId, customerId, enterpriseId);
  return enterpriseId;
}

import type { Tx } from '../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId } from '../../platform/ids.ts';
import type { EnterpriseRef, MandateClaim } from '../identity/index.ts';

/** Port, implemented by `enterprises`: which enterprise is this customer of a bank? Works inside the caller's transaction of the system. */
export interface EnterpriseDirectory {
  /** Finds it by its identifiers, or brings it into being; safe when two ask at once. */
  ensure(
    tx: Tx,
    input: { customerId: string; connectionId: ConnectionId; enterprise: MandateClaim['enterprise'] },
  ): Promise<EnterpriseId>;
  describe(tx: Tx, enterpriseIds: readonly EnterpriseId[]): Promise<Map<EnterpriseId, EnterpriseRef>>;
}

import type { ActingContext } from '../../../platform/acting-context.ts';
import type { AuditLineView } from './explorer-schemas.ts';
import type { AuditExplorer } from './explorer-service.ts';
import { presentPage, readLineCursor } from './line-cursor.ts';

/** Who did what with one thing of the reader's own enterprise, newest first. */
export interface AuditTrail {
  /** Deeds whose details name the account, under the bank and customer number of the session; `without`: not those on targets of these kinds. @throws Problem 400 for a wrong cursor. */
  ofAccount(
    context: ActingContext,
    account: { readonly accountNumber: string; readonly without: readonly string[] },
    page: { readonly cursor: string | undefined; readonly limit: number },
  ): Promise<{ items: AuditLineView[]; nextCursor: string | null }>;
}

export function createAuditTrail(explorer: AuditExplorer): AuditTrail {
  return {
    ofAccount: async (context, { accountNumber, without }, { cursor, limit }) => {
      const after = readLineCursor(cursor);
      const { bank, customerId } = context;
      const filter = { account: { accountNumber, bank, customerId }, withoutKinds: without };
      return presentPage(await explorer.own(context, filter, { after, limit }));
    },
  };
}

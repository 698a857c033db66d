import type { QueryClient } from '@tanstack/react-query';
import { approvalCountQuery, approvalQuery, approvalsKey } from '../../api/approval-queries.ts';

/** Asks again for everything that a deed about an approval changed. */
export async function refreshApprovals(client: QueryClient, approvalId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: approvalsKey }),
    client.invalidateQueries({ queryKey: approvalQuery(approvalId).queryKey }),
    client.invalidateQueries({ queryKey: approvalCountQuery.queryKey }),
    client.invalidateQueries({ queryKey: ['payment'] }),
    client.invalidateQueries({ queryKey: ['payments'] }),
  ]);
}

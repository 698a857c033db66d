import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Permissions } from '../payments-ports.ts';
import { itemKinds, type ItemKind } from './matching/matching.ts';

/** Which of our records a mandate shows beside the lines of an account: payments where it opens them, orders where the role sees orders. */
export async function kindsSeen(
  permissions: Permissions,
  context: ActingContext,
  accountNumber: string,
): Promise<ItemKind[]> {
  const opened = (await permissions.accountsOf(context)).find((account) => account.accountNumber === accountNumber);
  const payments = opened?.actions.has('payments:read') === true;
  const orders = context.actions.has('orders:read');
  return itemKinds.filter((kind) => (kind === 'payment' ? payments : orders));
}

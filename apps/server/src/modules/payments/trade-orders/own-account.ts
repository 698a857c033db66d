import type { ActingContext } from '../../../platform/acting-context.ts';
import { invalid } from '../../../platform/errors.ts';
import type { Permissions } from '../payments-ports.ts';

/** An account on which the mandate wants to be paid. @throws Problem 400 when the mandate opens no such account in that currency. */
export async function requireOwnAccount(
  permissions: Pick<Permissions, 'accountsOf'>,
  context: ActingContext,
  { accountNumber, currency }: { readonly accountNumber: string; readonly currency: string },
): Promise<void> {
  const account = (await permissions.accountsOf(context)).find((one) => one.accountNumber === accountNumber);
  if (account === undefined) throw invalid('body.payeeAccount', 'is none of the accounts that your mandate opens');
  if (account.currency !== currency)
    throw invalid('body.payeeAccount', `is in ${account.currency}, and this is in ${currency}`);
}

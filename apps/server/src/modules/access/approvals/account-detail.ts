import type { ActingContext } from '../../../platform/acting-context.ts';

/** `account` lets the trail of an account find a line; a number is an account only under its customer at its bank. */
export function accountDetail(
  asks: { readonly kind: 'network' } | { readonly kind: 'account'; readonly accountNumber: string },
  { bank, customerId }: Pick<ActingContext, 'bank' | 'customerId'>,
): Record<string, string> {
  return asks.kind === 'account' ? { account: asks.accountNumber, bank, customerId } : {};
}

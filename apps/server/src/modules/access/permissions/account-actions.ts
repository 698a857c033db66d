/** What a grant may open of an account, with the words in which a refusal names it. The order is that of the columns of a matrix. */
export const accountActionWords = {
  'accounts:read': 'see the account and its balance',
  'statements:read': 'see what was booked',
  'payments:read': 'see payments from the account',
  'payments:prepare': 'prepare payments',
  'payments:approve': 'check payments',
  'payments:release': 'release payments',
  'payments:cancel': 'cancel payments of others',
} as const satisfies Record<`${string}:${string}`, string>;
export type AccountAction = keyof typeof accountActionWords;

/** All of them, in their order. */
export const accountActions: readonly AccountAction[] = Object.keys(accountActionWords).filter(isAccountAction);

/** The actions that have an amount, and therefore limits. */
export const amountActions: ReadonlySet<AccountAction> = new Set<AccountAction>([
  'payments:prepare',
  'payments:approve',
  'payments:release',
]);

export function isAccountAction(action: string): action is AccountAction {
  return Object.hasOwn(accountActionWords, action);
}

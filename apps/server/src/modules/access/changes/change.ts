/** How a change of the permission table stands. */
export const changeStates = [
  'draft',
  'awaiting_approval',
  'approved',
  'submitted',
  'in_force',
  'refused',
  'rejected',
  'expired',
  'stale',
  'withdrawn',
] as const;
export type ChangeState = (typeof changeStates)[number];

/**
 * What can happen to it. `save` writes other contents; `approve`, `reject` and `expire` come from the approval; `receive`, `enforce`
 * and `refuse` from the bank; `outdate` when the bank's current version is no longer the one it is based on.
 */
export const changeSteps = [
  'save',
  'submit',
  'approve',
  'reject',
  'expire',
  'receive',
  'enforce',
  'refuse',
  'outdate',
  'withdraw',
] as const;
export type ChangeStep = (typeof changeSteps)[number];

/** What is missing here cannot happen. What went wrong is mended by saving it again; what is over stays over. */
const table: Record<ChangeState, Partial<Record<ChangeStep, ChangeState>>> = {
  draft: { save: 'draft', submit: 'awaiting_approval', withdraw: 'withdrawn' },
  // Saving voids the signatures that were given, and goes on waiting for new ones.
  awaiting_approval: {
    save: 'awaiting_approval',
    approve: 'approved',
    reject: 'rejected',
    expire: 'expired',
    withdraw: 'withdrawn',
  },
  // The bank may have it in force before its answer to the submission arrives.
  approved: { receive: 'submitted', enforce: 'in_force', refuse: 'refused', outdate: 'stale' },
  submitted: { enforce: 'in_force', refuse: 'refused' },
  in_force: {},
  refused: { save: 'draft', withdraw: 'withdrawn' },
  rejected: { save: 'draft', withdraw: 'withdrawn' },
  expired: { save: 'draft', withdraw: 'withdrawn' },
  stale: { save: 'draft', withdraw: 'withdrawn' },
  withdrawn: {},
};

/** The state after the step; null where the step is not possible. */
export function after(state: ChangeState, step: ChangeStep): ChangeState | null {
  return table[state][step] ?? null;
}

/** Whether it may still come to something by itself or by its author. */
export function isOpen(state: ChangeState): boolean {
  return Object.keys(table[state]).length > 0;
}

/** Whether it is on its way to the bank, where nobody calls it back. */
export function isUnderWay(state: ChangeState): boolean {
  return state === 'approved' || state === 'submitted';
}

/** Whether it waits for its author, although the version it is based on is no longer the current one. */
export function isStale(
  { state, basedOnVersion }: { state: ChangeState; basedOnVersion: number },
  currentVersion: number,
): boolean {
  return state === 'stale' || (isOpen(state) && !isUnderWay(state) && basedOnVersion !== currentVersion);
}

/** How an instruction stands. The last six are ends: nothing follows them. */
export const instructionStates = [
  'prepared',
  'awaiting_approval',
  'released',
  'executed',
  'failed',
  'withdrawn',
  'rejected',
  'expired',
  'cancelled',
] as const;
export type InstructionState = (typeof instructionStates)[number];

/** What happens to an instruction. `change` gives it another content, so that every signature is void. */
export const instructionSteps = [
  'change',
  'await_approval',
  'release',
  'execute',
  'fail',
  'withdraw',
  'reject',
  'expire',
  'cancel',
] as const;
export type InstructionStep = (typeof instructionSteps)[number];

/** The state after a step, or why there is none: it is so already, it is on its way to the bank, or it is over. */
export type StepResult = { readonly to: InstructionState } | 'already_so' | 'not_now' | 'is_released' | 'is_over';

const open = {
  change: { to: 'prepared' },
  withdraw: { to: 'withdrawn' },
  cancel: { to: 'cancelled' },
} as const satisfies Partial<Record<InstructionStep, StepResult>>;

const table: Readonly<Record<InstructionState, Partial<Record<InstructionStep, StepResult>>>> = {
  prepared: { ...open, await_approval: { to: 'awaiting_approval' }, release: { to: 'released' } },
  awaiting_approval: {
    ...open,
    await_approval: 'already_so',
    release: { to: 'released' },
    reject: { to: 'rejected' },
    expire: { to: 'expired' },
  },
  released: {
    change: 'is_released',
    withdraw: 'is_released',
    cancel: 'is_released',
    release: 'already_so',
    execute: { to: 'executed' },
    fail: { to: 'failed' },
  },
  executed: { execute: 'already_so' },
  failed: { fail: 'already_so' },
  withdrawn: { withdraw: 'already_so' },
  rejected: { reject: 'already_so' },
  expired: { expire: 'already_so' },
  cancelled: { cancel: 'already_so' },
};

/** What a step makes of a state: every step on every state has an answer. */
export function instructionStep(state: InstructionState, step: InstructionStep): StepResult {
  return table[state][step] ?? (isOver(state) ? 'is_over' : 'not_now');
}

/** True when nothing can happen to it any more. */
export function isOver(state: InstructionState): boolean {
  return state !== 'prepared' && state !== 'awaiting_approval' && state !== 'released';
}

/** True for an end at which no money moves: what it used of the limits is free again. */
export function givesLimitsBack(state: InstructionState): boolean {
  return isOver(state) && state !== 'executed';
}

/** Who looks at an instruction, as far as it matters to what he may do about it. */
export interface Onlooker {
  /** Under the very mandate that prepared it. */
  readonly isMaker: boolean;
  readonly mayPrepare: boolean;
  readonly mayCancel: boolean;
}
export type InstructionAction = 'update' | 'withdraw' | 'cancel';

/** What somebody may do about it: what the state allows, of what his mandate opens. Only the maker changes or takes back his own. */
export function instructionCan(state: InstructionState, onlooker: Onlooker): InstructionAction[] {
  const possible = (step: InstructionStep): boolean => typeof instructionStep(state, step) === 'object';
  const can: InstructionAction[] = [];
  if (onlooker.isMaker && onlooker.mayPrepare && possible('change')) can.push('update');
  if (onlooker.isMaker && possible('withdraw')) can.push('withdraw');
  if (!onlooker.isMaker && onlooker.mayCancel && possible('cancel')) can.push('cancel');
  return can;
}

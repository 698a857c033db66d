/** How an instruction stands. The last six are ends: nothing follows them. */
export const instructionStates = [
  'prepared',
  'awaiting_approval',
  /** All have signed; a signer has to authorise it at the bank. */
  'authorizing',
  'released',
  'executed',
  'failed',
  'withdrawn',
  'rejected',
  'expired',
  'cancelled',
] as const;
export type InstructionState = (typeof instructionStates)[number];

/**
 * What happens to an instruction. `change` gives it another content, so that every signature is void; `await_authorization` is the last
 * signature. While it is authorizing the bank makes its consent (`make_consent`) and signers are sent there (`send_to_bank`), as often
 * as it takes; one of them authorises, which is its release unless the bank says that there is not enough for it (`lack_funds`: it stays,
 * and can be tried again), or refuses. `send_back` follows a release of which the bank has nothing
 * and whose authorisation ran out.
 */
export const instructionSteps = [
  'change',
  'await_approval',
  'await_authorization',
  'make_consent',
  'send_to_bank',
  'lack_funds',
  'release',
  'send_back',
  'execute',
  'fail',
  'withdraw',
  'reject',
  'refuse',
  'expire',
  'cancel',
] as const;
export type InstructionStep = (typeof instructionSteps)[number];

/** The state after a step, or why there is none: it is so already, it is signed, it is on its way to the bank, or it is over. */
export type StepResult =
  | { readonly to: InstructionState }
  | 'already_so'
  | 'not_now'
  | 'is_signed'
  | 'is_released'
  | 'is_over';

const ending = { withdraw: { to: 'withdrawn' }, cancel: { to: 'cancelled' } } as const satisfies Partial<
  Record<InstructionStep, StepResult>
>;
const open = { ...ending, change: { to: 'prepared' }, await_authorization: { to: 'authorizing' } } as const;

const table: Readonly<Record<InstructionState, Partial<Record<InstructionStep, StepResult>>>> = {
  prepared: { ...open, await_approval: { to: 'awaiting_approval' } },
  awaiting_approval: { ...open, await_approval: 'already_so', reject: { to: 'rejected' }, expire: { to: 'expired' } },
  authorizing: {
    ...ending,
    change: 'is_signed',
    await_authorization: 'already_so',
    make_consent: { to: 'authorizing' },
    send_to_bank: { to: 'authorizing' },
    lack_funds: { to: 'authorizing' },
    release: { to: 'released' },
    send_back: 'already_so',
    refuse: { to: 'rejected' },
    fail: { to: 'failed' },
    expire: { to: 'expired' },
  },
  released: {
    change: 'is_released',
    withdraw: 'is_released',
    cancel: 'is_released',
    send_to_bank: 'is_released',
    release: 'already_so',
    send_back: { to: 'authorizing' },
    execute: { to: 'executed' },
    fail: { to: 'failed' },
  },
  executed: { execute: 'already_so' },
  failed: { fail: 'already_so' },
  withdrawn: { withdraw: 'already_so' },
  rejected: { reject: 'already_so', refuse: 'already_so' },
  expired: { expire: 'already_so' },
  cancelled: { cancel: 'already_so' },
};

/** What a step makes of a state: every step on every state has an answer. */
export function instructionStep(state: InstructionState, step: InstructionStep): StepResult {
  return table[state][step] ?? (isOver(state) ? 'is_over' : 'not_now');
}

/** True when nothing can happen to it any more. */
export function isOver(state: InstructionState): boolean {
  return state !== 'prepared' && state !== 'awaiting_approval' && state !== 'authorizing' && state !== 'released';
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
  /** One of those who signed it. */
  readonly isSigner: boolean;
}
export type InstructionAction = 'update' | 'withdraw' | 'cancel' | 'authorize';

/** What somebody may do about it: what the state allows, of what his mandate opens. Only the maker changes or takes back his own. */
export function instructionCan(state: InstructionState, onlooker: Onlooker): InstructionAction[] {
  const possible = (step: InstructionStep): boolean => typeof instructionStep(state, step) === 'object';
  const can: InstructionAction[] = [];
  if (onlooker.isMaker && onlooker.mayPrepare && possible('change')) can.push('update');
  if (onlooker.isMaker && possible('withdraw')) can.push('withdraw');
  if (!onlooker.isMaker && onlooker.mayCancel && possible('cancel')) can.push('cancel');
  if (onlooker.isSigner && possible('send_to_bank')) can.push('authorize');
  return can;
}

/**
 * How far a registration has come. `draft`: being written; `submitted`: about to be compared; `waiting_for_attestation`: nothing
 * to compare it with yet; `in_review`: an operator decides; `returned`: to be changed and submitted again; `refused`.
 */
export const registrationStates = [
  'draft',
  'submitted',
  'waiting_for_attestation',
  'in_review',
  'verified',
  'returned',
  'refused',
] as const;
export type RegistrationState = (typeof registrationStates)[number];

/**
 * What can happen to it: its members write, submit or withdraw it; the comparison finds something; an operator decides; or it is
 * reopened, because that on which a verification stands has changed where nothing was submitted that could be compared.
 */
export const registrationSteps = [
  'save',
  'submit',
  'withdraw',
  'find_nothing',
  'find_difference',
  'find_equal',
  'accept',
  'return',
  'refuse',
  'reopen',
] as const;
export type RegistrationStep = (typeof registrationSteps)[number];

type Row = Readonly<Record<RegistrationState, RegistrationState | null>>;

const never: Row = {
  draft: null,
  submitted: null,
  waiting_for_attestation: null,
  in_review: null,
  verified: null,
  returned: null,
  refused: null,
};

/** What is compared: a statement that was submitted and has not been given back. */
const compared = ['submitted', 'waiting_for_attestation', 'in_review', 'verified'] as const;

function from(states: readonly RegistrationState[], to: RegistrationState): Row {
  return { ...never, ...Object.fromEntries(states.map((state) => [state, to])) };
}

const table: Readonly<Record<RegistrationStep, Row>> = {
  // Writing changes nothing of what was submitted before; `submitted` lasts no longer than a transaction.
  save: {
    draft: 'draft',
    submitted: null,
    waiting_for_attestation: 'waiting_for_attestation',
    in_review: 'in_review',
    verified: 'verified',
    returned: 'returned',
    refused: 'refused',
  },
  submit: from(['draft', 'waiting_for_attestation', 'in_review', 'verified', 'returned', 'refused'], 'submitted'),
  withdraw: from(['waiting_for_attestation', 'in_review'], 'draft'),
  // One that is verified stays so when its sources fall silent.
  find_nothing: { ...from(compared, 'waiting_for_attestation'), verified: 'verified' },
  find_difference: from(compared, 'in_review'),
  find_equal: from(compared, 'verified'),
  accept: from(['in_review'], 'submitted'),
  return: from(['in_review'], 'returned'),
  refuse: from(['in_review'], 'refused'),
  reopen: { ...from(['draft', 'returned', ...compared], 'in_review'), refused: 'refused' },
};

/** The state after a step; null where the step cannot be taken. */
export function registrationAfter(state: RegistrationState, step: RegistrationStep): RegistrationState | null {
  return table[step][state];
}

export type RegistrationCan = 'edit' | 'submit' | 'withdraw';

/** What a member who may register can do next. One that is verified has nothing to withdraw. */
export function registrationCan(state: RegistrationState, verified: boolean): RegistrationCan[] {
  const can: RegistrationCan[] = [];
  if (registrationAfter(state, 'save') !== null) can.push('edit');
  if (registrationAfter(state, 'submit') !== null) can.push('submit');
  if (registrationAfter(state, 'withdraw') !== null && !verified) can.push('withdraw');
  return can;
}

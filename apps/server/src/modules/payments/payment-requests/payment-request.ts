/** How a request for payment stands, the same for both sides. The last four are ends. */
export const paymentRequestStates = ['asked', 'accepted', 'paid', 'declined', 'cancelled', 'expired'] as const;
export type PaymentRequestState = (typeof paymentRequestStates)[number];

/**
 * What happens to a request: the payer prepares a payment (`accept`), which the bank executes (`settle`) or which comes to nothing
 * (`revert`); or the payer declines, the payee cancels, its time passes.
 */
export const paymentRequestSteps = ['accept', 'revert', 'settle', 'decline', 'cancel', 'expire'] as const;
export type PaymentRequestStep = (typeof paymentRequestSteps)[number];

export const requestSides = ['payee', 'payer'] as const;
export type RequestSide = (typeof requestSides)[number];
/** Who takes a step: a side, the payment that was prepared, or time. */
export type RequestActor = RequestSide | 'payment' | 'time';

export type PaymentRequestResult =
  | { readonly to: PaymentRequestState }
  | 'already_so'
  | 'under_way'
  | 'not_yours'
  | 'is_over'
  | 'not_now';

const takers: Readonly<Record<PaymentRequestStep, RequestActor>> = {
  accept: 'payer',
  revert: 'payment',
  settle: 'payment',
  decline: 'payer',
  cancel: 'payee',
  expire: 'time',
};

const table: Readonly<Record<PaymentRequestState, Partial<Record<PaymentRequestStep, PaymentRequestResult>>>> = {
  asked: {
    accept: { to: 'accepted' },
    decline: { to: 'declined' },
    cancel: { to: 'cancelled' },
    expire: { to: 'expired' },
    revert: 'already_so',
  },
  // A payment waits for its signatures or is on its way: whoever wants out has to end that first.
  accepted: {
    accept: 'under_way',
    decline: 'under_way',
    cancel: 'under_way',
    revert: { to: 'asked' },
    settle: { to: 'paid' },
  },
  paid: { settle: 'already_so' },
  declined: { decline: 'already_so' },
  cancelled: { cancel: 'already_so' },
  expired: { expire: 'already_so' },
};

/** What a step of somebody makes of a state: every step of everybody on every state has an answer. */
export function paymentRequestStep(
  state: PaymentRequestState,
  step: PaymentRequestStep,
  actor: RequestActor,
): PaymentRequestResult {
  if (takers[step] !== actor) return 'not_yours';
  return table[state][step] ?? (isRequestOver(state) ? 'is_over' : 'not_now');
}

/** True when nothing can happen to it any more. */
export function isRequestOver(state: PaymentRequestState): boolean {
  return state !== 'asked' && state !== 'accepted';
}

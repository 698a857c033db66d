import { expect, test } from 'vitest';
import {
  paymentRequestStates,
  paymentRequestStep,
  paymentRequestSteps,
  type PaymentRequestState,
  type PaymentRequestStep,
  type RequestActor,
} from './payment-request.ts';

const actors: readonly RequestActor[] = ['payee', 'payer', 'payment', 'time'];
const moves: readonly [PaymentRequestStep, RequestActor, PaymentRequestState, PaymentRequestState][] = [
  ['accept', 'payer', 'asked', 'accepted'],
  ['decline', 'payer', 'asked', 'declined'],
  ['cancel', 'payee', 'asked', 'cancelled'],
  ['expire', 'time', 'asked', 'expired'],
  ['revert', 'payment', 'accepted', 'asked'],
  ['settle', 'payment', 'accepted', 'paid'],
];

test('every step of everybody on every state does what was agreed and nothing else', () => {
  for (const state of paymentRequestStates)
    for (const step of paymentRequestSteps)
      for (const actor of actors) {
        const wanted = moves.find(([one, by, from]) => one === step && by === actor && from === state);
        const result = paymentRequestStep(state, step, actor);
        const where = `${state} ${step} ${actor}`;
        if (wanted === undefined) expect(typeof result, where).toBe('string');
        else expect(result, where).toEqual({ to: wanted[3] });
      }
});

test('while a payment is under way nobody gets out of a request', () => {
  expect(paymentRequestStep('accepted', 'decline', 'payer')).toBe('under_way');
  expect(paymentRequestStep('accepted', 'cancel', 'payee')).toBe('under_way');
  expect(paymentRequestStep('accepted', 'accept', 'payer')).toBe('under_way');
});

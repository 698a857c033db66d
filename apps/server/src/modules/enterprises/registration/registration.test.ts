import { expect, test } from 'vitest';
import { registrationAfter, registrationCan, registrationStates, registrationSteps } from './registration.ts';

test('every step on every state is decided', () => {
  const decided = registrationSteps.map((step) => {
    const row = registrationStates.map((state) => registrationAfter(state, step) ?? '–');
    return `${step}: ${row.join(' | ')}`;
  });
  expect(decided).toEqual([
    'save: draft | – | waiting_for_attestation | in_review | verified | returned | refused',
    'submit: submitted | – | submitted | submitted | submitted | submitted | submitted',
    'withdraw: – | – | draft | draft | – | – | –',
    'find_nothing: – | waiting_for_attestation | waiting_for_attestation | waiting_for_attestation | verified | – | –',
    'find_difference: – | in_review | in_review | in_review | in_review | – | –',
    'find_equal: – | verified | verified | verified | verified | – | –',
    'accept: – | – | – | submitted | – | – | –',
    'return: – | – | – | returned | – | – | –',
    'refuse: – | – | – | refused | – | – | –',
    'reopen: in_review | in_review | in_review | in_review | in_review | in_review | refused',
  ]);
});

test('verified is reached only by a comparison that found everything equal', () => {
  for (const step of registrationSteps)
    for (const state of registrationStates)
      if (state !== 'verified' && registrationAfter(state, step) === 'verified') expect(step).toBe('find_equal');
});

test('what an operator refused or returned is compared again only after it was submitted again', () => {
  for (const state of ['refused', 'returned'] as const)
    for (const step of ['find_nothing', 'find_difference', 'find_equal'] as const)
      expect(registrationAfter(state, step)).toBeNull();
});

test('what a member can do is what the table allows, and one that is verified takes nothing back', () => {
  const step = { edit: 'save', submit: 'submit', withdraw: 'withdraw' } as const;
  for (const state of registrationStates) {
    for (const can of registrationCan(state, false)) expect(registrationAfter(state, step[can])).not.toBeNull();
    expect(registrationCan(state, true)).not.toContain('withdraw');
  }
  expect(registrationCan('in_review', false)).toEqual(['edit', 'submit', 'withdraw']);
  expect(registrationCan('submitted', false)).toEqual([]);
});

import { expect, test } from 'vitest';
import {
  givesLimitsBack,
  instructionCan,
  instructionStates,
  instructionStep,
  instructionSteps,
  isOver,
  type InstructionState,
} from './instruction.ts';

test('every step on every state is decided', () => {
  const decided = instructionStates.map((state) => {
    const answers = instructionSteps.map((step) => {
      const result = instructionStep(state, step);
      return typeof result === 'string' ? result : `→ ${result.to}`;
    });
    return `${state}: ${answers.join(', ')}`;
  });
  // In the order change, await_approval, await_authorization, make_consent, send_to_bank, lack_funds, release, send_back, execute, fail, withdraw,
  // reject, refuse, expire, cancel.
  const over = 'is_over';
  expect(decided).toEqual([
    'prepared: → prepared, → awaiting_approval, → authorizing, not_now, not_now, not_now, not_now, not_now, not_now, not_now, → withdrawn, not_now, not_now, not_now, → cancelled',
    'awaiting_approval: → prepared, already_so, → authorizing, not_now, not_now, not_now, not_now, not_now, not_now, not_now, → withdrawn, → rejected, not_now, → expired, → cancelled',
    'authorizing: is_signed, not_now, already_so, → authorizing, → authorizing, → authorizing, → released, already_so, not_now, → failed, → withdrawn, not_now, → rejected, → expired, → cancelled',
    'released: is_released, not_now, not_now, not_now, is_released, not_now, already_so, → authorizing, → executed, → failed, is_released, not_now, not_now, not_now, is_released',
    `executed: ${[...Array<string>(8).fill(over), 'already_so', ...Array<string>(6).fill(over)].join(', ')}`,
    `failed: ${[...Array<string>(9).fill(over), 'already_so', ...Array<string>(5).fill(over)].join(', ')}`,
    `withdrawn: ${[...Array<string>(10).fill(over), 'already_so', ...Array<string>(4).fill(over)].join(', ')}`,
    `rejected: ${[...Array<string>(11).fill(over), 'already_so', 'already_so', over, over].join(', ')}`,
    `expired: ${[...Array<string>(13).fill(over), 'already_so', over].join(', ')}`,
    `cancelled: ${[...Array<string>(14).fill(over), 'already_so'].join(', ')}`,
  ]);
});

/** Every state that can be reached from one, itself included. */
function reachable(from: InstructionState): Set<InstructionState> {
  const found = new Set([from]);
  for (const state of found) {
    for (const step of instructionSteps) {
      const result = instructionStep(state, step);
      if (typeof result === 'object') found.add(result.to);
    }
  }
  return found;
}

test('every state can be reached from the first', () => {
  expect([...reachable('prepared')].toSorted()).toEqual([...instructionStates].toSorted());
});

test('what is over stays as it is', () => {
  for (const state of instructionStates.filter(isOver)) expect([...reachable(state)]).toEqual([state]);
});

test('what is released is executed or fails, unless the bank has nothing of it, and nobody takes it back', () => {
  const next = instructionSteps
    .map((step) => instructionStep('released', step))
    .filter((one) => typeof one === 'object');
  expect(next.map(({ to }) => to).toSorted()).toEqual(['authorizing', 'executed', 'failed']);
});

test('nothing is released that was not signed by all and authorised at the bank', () => {
  const ways = (to: InstructionState): string[] =>
    instructionStates.flatMap((state) =>
      instructionSteps
        .filter((step) => {
          const result = instructionStep(state, step);
          return typeof result === 'object' && result.to === to && state !== to;
        })
        .map((step) => `${state} ${step}`),
    );
  expect(ways('released')).toEqual(['authorizing release']);
  expect(ways('authorizing')).toEqual([
    'prepared await_authorization',
    'awaiting_approval await_authorization',
    'released send_back',
  ]);
});

test('nothing is executed that was not released', () => {
  for (const state of instructionStates) {
    const result = instructionStep(state, 'execute');
    if (typeof result === 'object') expect(state).toBe('released');
  }
});

test('every end but execution gives the limits back', () => {
  expect(instructionStates.filter(givesLimitsBack)).toEqual([
    'failed',
    'withdrawn',
    'rejected',
    'expired',
    'cancelled',
  ]);
});

test('the maker changes and takes back his own, others cancel what their mandate lets them', () => {
  const maker = { isMaker: true, mayPrepare: true, mayCancel: true, isSigner: false };
  const other = { isMaker: false, mayPrepare: true, mayCancel: true, isSigner: false };
  const reader = { isMaker: false, mayPrepare: true, mayCancel: false, isSigner: false };
  expect(instructionCan('awaiting_approval', maker)).toEqual(['update', 'withdraw']);
  expect(instructionCan('awaiting_approval', other)).toEqual(['cancel']);
  expect(instructionCan('awaiting_approval', reader)).toEqual([]);
  expect(instructionCan('awaiting_approval', { ...maker, mayPrepare: false })).toEqual(['withdraw']);
  for (const state of instructionStates.filter((one) => one === 'released' || isOver(one)))
    for (const onlooker of [maker, other, reader]) expect(instructionCan(state, onlooker)).toEqual([]);
});

test('only a signer is sent to the bank, and only while it waits for that; it can be taken back meanwhile', () => {
  const signer = { isMaker: false, mayPrepare: false, mayCancel: false, isSigner: true };
  const maker = { isMaker: true, mayPrepare: true, mayCancel: true, isSigner: true };
  for (const state of instructionStates)
    expect(instructionCan(state, signer)).toEqual(state === 'authorizing' ? ['authorize'] : []);
  expect(instructionCan('authorizing', maker)).toEqual(['withdraw', 'authorize']);
  expect(instructionCan('authorizing', { ...signer, mayCancel: true, isSigner: false })).toEqual(['cancel']);
});

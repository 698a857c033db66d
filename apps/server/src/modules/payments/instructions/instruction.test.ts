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
  // In the order change, await_approval, release, execute, fail, withdraw, reject, expire, cancel.
  expect(decided).toEqual([
    'prepared: → prepared, → awaiting_approval, → released, not_now, not_now, → withdrawn, not_now, not_now, → cancelled',
    'awaiting_approval: → prepared, already_so, → released, not_now, not_now, → withdrawn, → rejected, → expired, → cancelled',
    'released: is_released, not_now, already_so, → executed, → failed, is_released, not_now, not_now, is_released',
    'executed: is_over, is_over, is_over, already_so, is_over, is_over, is_over, is_over, is_over',
    'failed: is_over, is_over, is_over, is_over, already_so, is_over, is_over, is_over, is_over',
    'withdrawn: is_over, is_over, is_over, is_over, is_over, already_so, is_over, is_over, is_over',
    'rejected: is_over, is_over, is_over, is_over, is_over, is_over, already_so, is_over, is_over',
    'expired: is_over, is_over, is_over, is_over, is_over, is_over, is_over, already_so, is_over',
    'cancelled: is_over, is_over, is_over, is_over, is_over, is_over, is_over, is_over, already_so',
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

test('what is released is executed or fails, and nobody takes it back', () => {
  expect([...reachable('released')].toSorted()).toEqual(['executed', 'failed', 'released']);
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
  const maker = { isMaker: true, mayPrepare: true, mayCancel: true };
  const other = { isMaker: false, mayPrepare: true, mayCancel: true };
  const reader = { isMaker: false, mayPrepare: true, mayCancel: false };
  expect(instructionCan('awaiting_approval', maker)).toEqual(['update', 'withdraw']);
  expect(instructionCan('awaiting_approval', other)).toEqual(['cancel']);
  expect(instructionCan('awaiting_approval', reader)).toEqual([]);
  expect(instructionCan('awaiting_approval', { ...maker, mayPrepare: false })).toEqual(['withdraw']);
  for (const state of instructionStates.filter((one) => one === 'released' || isOver(one)))
    for (const onlooker of [maker, other, reader]) expect(instructionCan(state, onlooker)).toEqual([]);
});

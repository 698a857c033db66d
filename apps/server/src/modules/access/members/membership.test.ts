import { expect, test } from 'vitest';
import { memberCan, membershipStep, type MembershipAction, type MembershipState } from './membership.ts';

const states: MembershipState[] = ['none', 'active', 'left', 'removed'];
const actions: MembershipAction[] = ['sign_in', 'invited_sign_in', 'leave', 'remove', 'let_in'];

function after(state: MembershipState, action: MembershipAction): MembershipState {
  const step = membershipStep(state, action);
  return typeof step === 'string' ? state : step.to;
}

test('every action on every state is decided', () => {
  const decided = actions.flatMap((action) =>
    states.map((state) => {
      const step = membershipStep(state, action);
      return `${action} ${state}: ${typeof step === 'string' ? step : `${step.change} → ${step.to}`}`;
    }),
  );
  expect(decided).toEqual([
    'sign_in none: joined → active',
    'sign_in active: already_so',
    'sign_in left: joined → active',
    'sign_in removed: shut_out',
    'invited_sign_in none: joined → active',
    'invited_sign_in active: already_so',
    'invited_sign_in left: joined → active',
    'invited_sign_in removed: joined → active',
    'leave none: no_member',
    'leave active: left → left',
    'leave left: already_so',
    'leave removed: already_so',
    'remove none: no_member',
    'remove active: removed → removed',
    'remove left: removed → removed',
    'remove removed: already_so',
    'let_in none: no_member',
    'let_in active: already_so',
    'let_in left: already_so',
    'let_in removed: let_in → left',
  ]);
});

test('whoever was removed comes back only when the enterprise lets him in or names him', () => {
  for (const action of actions) {
    if (after('removed', action) === 'active') expect(action).toBe('invited_sign_in');
  }
  expect(after(after('removed', 'let_in'), 'sign_in')).toBe('active');
});

test('nobody becomes active but by a sign-in through his bank', () => {
  for (const state of states)
    for (const action of actions)
      if (state !== 'active' && after(state, action) === 'active') expect(action).toMatch(/sign_in$/);
});

test('what can be done is what the table allows', () => {
  for (const state of states) {
    for (const isSelf of [true, false]) {
      for (const can of memberCan(state, { isSelf, manages: true })) {
        expect(typeof membershipStep(state, can)).toBe('object');
        expect(can === 'leave').toBe(isSelf);
      }
    }
    expect(memberCan(state, { isSelf: false, manages: false })).toEqual([]);
  }
});

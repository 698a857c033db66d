import { expect, test } from 'vitest';
import { mirroredState, partnerCan, partnerStep, type PartnerAction, type PartnerState } from './partner.ts';

const states: PartnerState[] = ['none', 'requested', 'received', 'active', 'ended'];
const actions: PartnerAction[] = ['request', 'accept', 'leave'];

/** The state that a side is in afterwards. */
function after(state: PartnerState, action: PartnerAction): PartnerState {
  const step = partnerStep(state, action);
  return typeof step === 'string' ? state : step.to;
}

test('every action on every state is decided', () => {
  const decided = actions.flatMap((action) =>
    states.map((state) => {
      const step = partnerStep(state, action);
      return `${action} ${state}: ${typeof step === 'string' ? step : `${step.change} → ${step.to}`}`;
    }),
  );
  expect(decided).toEqual([
    'request none: requested → requested',
    'request requested: already_so',
    'request received: accepted → active',
    'request active: already_so',
    'request ended: requested → requested',
    'accept none: not_requested',
    'accept requested: not_requested',
    'accept received: accepted → active',
    'accept active: already_so',
    'accept ended: not_requested',
    'leave none: already_so',
    'leave requested: cancelled → none',
    'leave received: declined → none',
    'leave active: ended → ended',
    'leave ended: already_so',
  ]);
});

test('nobody becomes a partner without having asked or accepted', () => {
  for (const state of states) {
    for (const action of actions) {
      if (after(state, action) === 'active' && state !== 'active')
        expect([state, action]).toEqual(['received', expect.stringMatching(/request|accept/)]);
    }
  }
});

test('either side can always leave, and a second time changes nothing', () => {
  for (const state of states) {
    const left = after(state, 'leave');
    expect(['none', 'ended']).toContain(left);
    expect(partnerStep(left, 'leave')).toBe('already_so');
  }
});

test('the mirror of the mirror is the state itself', () => {
  for (const state of states) expect(mirroredState(mirroredState(state))).toBe(state);
});

test('what can be done is what the table allows', () => {
  const verb = { accept: 'accept', decline: 'leave', cancel: 'leave', end: 'leave' } as const;
  for (const state of states)
    for (const can of partnerCan(state)) expect(typeof partnerStep(state, verb[can])).toBe('object');
});

import { describe, expect, test } from 'vitest';
import {
  approvalStates,
  end,
  refusalOf,
  replaceContent,
  sign,
  standing,
  type Approval,
  type Ending,
  type Signature,
} from './approval.ts';

const now = new Date('2026-11-20T02:00:00Z');
const later = new Date('2026-11-20T09:30:00Z');
const waiting: Approval = {
  state: 'waiting',
  makerPersonId: 'maker',
  contentHash: 'h1',
  demand: { kind: 'classes' },
  deadlineAt: later,
  signatures: [],
};
let count = 0;
function by(personId: string, signatureClass: Signature['signatureClass'], more: Partial<Signature> = {}): Signature {
  count += 1;
  return {
    signatureId: `s${count}`,
    personId,
    forPersonId: null,
    roleId: 'manager',
    departmentId: 'finance',
    signatureClass,
    contentHash: 'h1',
    ...more,
  };
}
const always = { now, stands: () => true };

/** Signs one after the other; every signature has to be taken. */
function signed(approval: Approval, ...signatures: Signature[]): Approval {
  return signatures.reduce((so, one) => {
    const signing = sign(so, one, always);
    if (signing.outcome === 'refused') throw new Error(signing.refusal);
    return signing.approval;
  }, approval);
}

describe('every step on every state', () => {
  const endings: Record<Ending, string | null> = { reject: 'rejected', withdraw: 'withdrawn', expire: null };
  for (const state of approvalStates) {
    for (const [how, to] of Object.entries(endings)) {
      test(`${state}: ${how}`, () => {
        expect(end({ ...waiting, state }, how as Ending, now)).toBe(state === 'waiting' ? to : null);
        const late = how === 'expire' ? 'expired' : how === 'reject' ? null : 'withdrawn';
        expect(end({ ...waiting, state }, how as Ending, later)).toBe(state === 'waiting' ? late : null);
      });
    }
    test(`${state}: sign`, () => {
      const signing = sign({ ...waiting, state }, by('a', 'E'), always);
      if (state === 'waiting') expect(signing).toMatchObject({ outcome: 'signed', approval: { state: 'approved' } });
      else expect(signing).toEqual({ outcome: 'refused', refusal: 'over' });
    });
  }
});

test('the deadline itself is too late', () => {
  const at = (ms: number) => refusalOf(waiting, by('a', 'E'), new Date(later.getTime() + ms));
  expect([at(-1), at(0), at(1)]).toEqual([null, 'expired', 'expired']);
});

test('the maker never signs his own: not himself, not under another mandate, not through a deputy', () => {
  expect(refusalOf(waiting, by('maker', 'E'), now)).toBe('own');
  expect(refusalOf(waiting, by('maker', 'E', { roleId: 'owner', departmentId: 'board' }), now)).toBe('own');
  expect(refusalOf(waiting, by('maker', 'E', { forPersonId: 'b' }), now)).toBe('own');
  expect(refusalOf(waiting, by('a', 'E', { forPersonId: 'maker' }), now)).toBe('own_in_stead');
});

test('nobody counts twice: not under a second mandate, not as a deputy, not after his deputy', () => {
  const one = signed(waiting, by('a', 'A'));
  expect(refusalOf(one, by('a', 'A', { roleId: 'owner' }), now)).toBe('already_signed');
  expect(refusalOf(one, by('a', 'A', { forPersonId: 'b' }), now)).toBe('already_signed');
  expect(refusalOf(one, by('b', 'A', { forPersonId: 'a' }), now)).toBe('already_signed_in_stead');
  const inStead = signed(waiting, by('b', 'A', { forPersonId: 'a' }));
  expect(refusalOf(inStead, by('a', 'A'), now)).toBe('already_signed');
  expect(refusalOf(inStead, by('b', 'A'), now)).toBe('already_signed');
  expect(refusalOf(inStead, by('c', 'A', { forPersonId: 'b' }), now)).toBe('already_signed_in_stead');
  expect(refusalOf(inStead, by('c', 'A'), now)).toBeNull();
});

test('what transports, and what brings nothing further, is not taken', () => {
  expect(refusalOf(waiting, by('a', 'T'), now)).toBe('transports_only');
  expect(refusalOf(signed(waiting, by('a', 'B')), by('b', 'B'), now)).toBe('not_needed');
});

test('a signature is for the content that was read', () => {
  expect(refusalOf(waiting, by('a', 'E', { contentHash: 'h2' }), now)).toBe('content_changed');
});

test('other content voids every signature, goes on waiting and takes its own rule', () => {
  const one = signed(waiting, by('a', 'A'));
  const steps = { kind: 'steps', ordered: true, steps: [{ need: 1, from: [] }] } as const;
  const changed = replaceContent(one, { contentHash: 'h2', demand: steps, deadlineAt: now });
  expect(changed.approval).toEqual({ ...waiting, contentHash: 'h2', demand: steps, deadlineAt: now });
  expect(changed.voided).toEqual([{ signatureId: one.signatures[0]?.signatureId, reason: 'content_changed' }]);
  expect(refusalOf({ ...changed.approval, deadlineAt: later }, by('b', 'A'), now)).toBe('content_changed');
});

test('who lost his authority since does not count when the last one signs: it goes on waiting', () => {
  const gone = by('a', 'A');
  const stands = (one: Signature): boolean => one.signatureId !== gone.signatureId;
  const signing = sign(signed(waiting, gone), by('b', 'B'), { now, stands });
  expect(signing).toMatchObject({
    outcome: 'signed',
    approval: { state: 'waiting', signatures: [{ personId: 'b' }] },
    voided: [{ signatureId: gone.signatureId, reason: 'authority_lost' }],
  });
  if (signing.outcome === 'signed') expect(signed(signing.approval, by('c', 'A')).state).toBe('approved');
});

test('in an order, what came after a signature that is gone came out of turn', () => {
  const from = (roleId: string) => [{ roleId, departmentId: null }];
  const demand = {
    kind: 'steps',
    ordered: true,
    steps: ['first', 'second', 'third'].map((roleId) => ({ need: 1, from: from(roleId) })),
  } as const;
  const [first, second] = [by('a', 'A', { roleId: 'first' }), by('b', 'A', { roleId: 'second' })];
  const two = signed({ ...waiting, demand }, first, second);
  expect(standing(two, (one) => one.signatureId !== first.signatureId)).toMatchObject({
    approval: { signatures: [] },
    voided: [
      { signatureId: first.signatureId, reason: 'authority_lost' },
      { signatureId: second.signatureId, reason: 'out_of_turn' },
    ],
  });
  expect(standing(two, () => true)).toEqual({ approval: two, voided: [] });
  expect(refusalOf(two, by('c', 'A', { roleId: 'second' }), now)).toBe('not_needed');
});

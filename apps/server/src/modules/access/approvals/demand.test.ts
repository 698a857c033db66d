import { expect, test } from 'vitest';
import { bringsFurther, progressOf as engineProgress } from '../permissions/signatures.ts';
import type { Demand, SignatureClass } from '../permissions/table.ts';
import { helps, progressOf, type Given } from './demand.ts';

const classes: readonly SignatureClass[] = ['E', 'A', 'B', 'T'];
const roles = ['manager', 'treasurer', 'owner'];

function given(n: number, roleId: string, signatureClass: SignatureClass, departmentId = 'finance'): Given {
  return { signatureId: `s${n}`, roleId, departmentId, signatureClass };
}
/** Every row of so many signatures, each of one of the kinds. */
function rows<Kind>(kinds: readonly Kind[], most: number): Kind[][] {
  const all: Kind[][] = [[]];
  let last: Kind[][] = [[]];
  for (let length = 1; length <= most; length += 1) {
    last = last.flatMap((row) => kinds.map((kind) => [...row, kind]));
    all.push(...last);
  }
  return all;
}

test('by class: E alone, A with another A or a B, B with an A, T never; every row of up to five', () => {
  for (const row of rows(classes, 5)) {
    const signatures = row.map((one, n) => given(n, 'manager', one));
    const count = (one: SignatureClass): number => row.filter((other) => other === one).length;
    const expected = count('E') > 0 || count('A') >= 2 || (count('A') === 1 && count('B') >= 1);
    expect([row.join(''), progressOf({ kind: 'classes' }, signatures).met]).toEqual([row.join(''), expected]);
  }
});

const signer = (roleId: string, departmentId: string | null = null) => ({ roleId, departmentId });
const demands: Demand[] = [false, true].flatMap((ordered) => [
  {
    kind: 'steps',
    ordered,
    steps: [
      { need: 1, from: [signer('manager')] },
      { need: 1, from: [signer('treasurer')] },
    ],
  },
  { kind: 'steps', ordered, steps: [{ need: 2, from: [signer('manager'), signer('treasurer')] }] },
  {
    kind: 'steps',
    ordered,
    steps: [
      { need: 1, from: [signer('manager'), signer('treasurer')] },
      { need: 2, from: [signer('treasurer'), signer('owner')] },
    ],
  },
]);

test('by steps: what is met, what helps and what counts is what the decision engine says, for every row of up to five', () => {
  for (const demand of [{ kind: 'classes' } as const, ...demands]) {
    for (const row of rows([...roles, 'transporter'], 5)) {
      const signatures = row.map((role, n) =>
        role === 'transporter' ? given(n, 'manager', 'T') : given(n, role, role === 'owner' ? 'A' : 'B'),
      );
      const others = signatures.map((one) => ({ ...one, subject: one.signatureId }));
      const progress = progressOf(demand, signatures);
      expect(progress.met).toBe(engineProgress(demand, others, null).satisfied);
      expect(progress.met).toBe(progress.next.length === 0);
      expect(progress.given).toBe(progress.counted.size);
      const last = signatures.at(-1);
      const lastOther = others.at(-1);
      if (last === undefined || lastOther === undefined || progressOf(demand, signatures.slice(0, -1)).met) continue;
      expect(helps(demand, signatures.slice(0, -1), last)).toBe(
        bringsFurther(demand, others.slice(0, -1), null, lastOther),
      );
    }
  }
});

test('a signature moves over to make room for another; in an order none does', () => {
  const steps = [
    { need: 1, from: [signer('manager'), signer('treasurer')] },
    { need: 1, from: [signer('treasurer')] },
  ];
  const both = [given(1, 'treasurer', 'A'), given(2, 'manager', 'A')];
  expect(progressOf({ kind: 'steps', ordered: false, steps }, both).met).toBe(true);
  const inOrder = progressOf({ kind: 'steps', ordered: true, steps }, both);
  expect([inOrder.met, [...inOrder.counted]]).toEqual([false, [['s1', 0]]]);
});

test('a signer of a department is not one of another, and no demand without a step is ever met', () => {
  const demand: Demand = { kind: 'steps', ordered: false, steps: [{ need: 1, from: [signer('manager', 'finance')] }] };
  expect(progressOf(demand, [given(1, 'manager', 'A', 'sales')]).met).toBe(false);
  expect(progressOf(demand, [given(1, 'manager', 'A', 'finance')]).met).toBe(true);
  for (const steps of [[], [{ need: 0, from: [signer('manager')] }]])
    for (const ordered of [true, false])
      expect(progressOf({ kind: 'steps', ordered, steps }, [given(1, 'manager', 'E')]).met).toBe(false);
});

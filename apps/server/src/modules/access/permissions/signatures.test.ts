import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bringsFurther, isNamed, progressOf, type Signature } from './signatures.ts';
import type { Demand, SignatureClass, Signer } from './table.ts';

const classes: Demand = { kind: 'classes' };
const any = (roleId: string): Signer => ({ roleId, departmentId: null });

function steps(ordered: boolean, ...all: [need: number, from: Signer[]][]): Demand {
  return { kind: 'steps', ordered, steps: all.map(([need, from]) => ({ need, from })) };
}

function by(subject: string, roleId = 'manager', signatureClass: SignatureClass | null = 'A'): Signature {
  return { subject, roleId, departmentId: 'finance', signatureClass };
}

describe('signature classes', () => {
  // EBICS 3.0: E alone, A with A or B, B with A, T transports. The whole table of two signers.
  const table: Record<string, Record<string, boolean>> = {
    E: { E: true, A: true, B: true, T: true },
    A: { E: true, A: true, B: true, T: false },
    B: { E: true, A: true, B: false, T: false },
    T: { E: true, A: false, B: false, T: false },
  };
  const all: readonly SignatureClass[] = ['E', 'A', 'B', 'T'];

  test.each(all.flatMap((one) => all.map((other) => [one, other] as const)))('%s with %s', (one, other) => {
    const signed = progressOf(classes, [by('x', 'r', one), by('y', 'r', other)], null);
    expect(signed.satisfied).toBe(table[one]?.[other]);
  });

  test.each(all)('%s alone releases only as E', (one) => {
    expect(progressOf(classes, [by('x', 'r', one)], null).satisfied).toBe(one === 'E');
  });

  test('nobody signs twice, nor the maker at all', () => {
    expect(progressOf(classes, [by('x'), by('x')], null).satisfied).toBe(false);
    expect(progressOf(classes, [by('x'), by('maker')], 'maker').satisfied).toBe(false);
    expect(progressOf(classes, [by('maker', 'r', 'E')], 'maker').satisfied).toBe(false);
  });

  test('a class that nobody gave counts for nothing', () => {
    expect(progressOf(classes, [by('x', 'r', null), by('y')], null).satisfied).toBe(false);
    expect(isNamed(classes, by('x'), null)).toBe(false);
  });

  test('a second B brings two B no further, an A does', () => {
    const two = [by('x', 'r', 'B')];
    expect(bringsFurther(classes, two, null, by('y', 'r', 'B'))).toBe(false);
    expect(bringsFurther(classes, two, null, by('y', 'r', 'A'))).toBe(true);
    expect(bringsFurther(classes, [by('x', 'r', 'E')], null, by('y'))).toBe(false);
  });
});

describe('steps', () => {
  const both = steps(true, [1, [any('manager')]], [2, [any('treasurer'), any('owner')]]);

  test('in their order each signature counts for the step that is open', () => {
    const early = [by('t', 'treasurer'), by('m'), by('o', 'owner')];
    expect(progressOf(both, early, null)).toEqual({
      satisfied: false,
      steps: [
        { need: 1, met: 1 },
        { need: 2, met: 1 },
      ],
    });
    expect(bringsFurther(both, [], null, by('t', 'treasurer'))).toBe(false);
    expect(progressOf(both, [by('m'), by('t', 'treasurer'), by('o', 'owner')], null).satisfied).toBe(true);
  });

  test('without an order any sequence does', () => {
    const demand = steps(false, [1, [any('manager')]], [2, [any('treasurer'), any('owner')]]);
    expect(progressOf(demand, [by('o', 'owner'), by('t', 'treasurer'), by('m')], null).satisfied).toBe(true);
  });

  test('a signature moves over to make room for one that fits nowhere else', () => {
    const demand = steps(false, [1, [any('manager'), any('treasurer')]], [1, [any('treasurer')]]);
    expect(progressOf(demand, [by('t', 'treasurer'), by('m')], null).satisfied).toBe(true);
    const other = steps(false, [1, [any('treasurer')]], [1, [any('manager'), any('treasurer')]]);
    expect(progressOf(other, [by('a', 'treasurer'), by('b', 'manager')], null).satisfied).toBe(true);
    expect(progressOf(other, [by('a', 'manager'), by('b', 'manager')], null).satisfied).toBe(false);
  });

  test('a department that is named is meant exactly', () => {
    const demand = steps(false, [1, [{ roleId: 'manager', departmentId: 'purchasing' }]]);
    expect(progressOf(demand, [by('m')], null).satisfied).toBe(false);
    expect(isNamed(demand, by('m'), 'A')).toBe(false);
    expect(isNamed(demand, { ...by('m'), departmentId: 'purchasing' }, 'A')).toBe(true);
  });

  test('a demand that asks for nobody is never satisfied', () => {
    expect(progressOf(steps(false), [by('m')], null).satisfied).toBe(false);
    expect(progressOf(steps(false, [0, [any('manager')]]), [by('m')], null).satisfied).toBe(false);
  });
});

/** Whether some choice of distinct people fills every place, tried out one by one. */
function tryOut(places: readonly (readonly Signer[])[], people: readonly Signature[]): boolean {
  const [place, ...rest] = places;
  if (place === undefined) return true;
  return people.some(
    (one, index) =>
      place.some(
        ({ roleId, departmentId }) => roleId === one.roleId && (departmentId ?? one.departmentId) === one.departmentId,
      ) && tryOut(rest, people.toSpliced(index, 1)),
  );
}

test('without an order the steps are satisfied exactly when some assignment of the signers fills them', () => {
  const signer = fc.record({
    roleId: fc.constantFrom('a', 'b', 'c'),
    departmentId: fc.constantFrom('finance', null, 'sales'),
  });
  const step = fc.record({
    need: fc.integer({ min: 1, max: 2 }),
    from: fc.array(signer, { minLength: 1, maxLength: 2 }),
  });
  const signature = fc.record({
    subject: fc.constantFrom('1', '2', '3', '4', '5'),
    roleId: fc.constantFrom('a', 'b', 'c'),
    departmentId: fc.constantFrom('finance', 'sales'),
    signatureClass: fc.constantFrom('A' as const, 'B' as const, 'T' as const),
  });
  let satisfied = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), fc.array(signature, { maxLength: 6 }), (all, given) => {
      const counted = given.filter(
        (one, index) =>
          one.signatureClass !== 'T' &&
          one.subject !== '1' &&
          given.findIndex((other) => other.subject === one.subject && other.signatureClass !== 'T') === index,
      );
      const expected = tryOut(
        all.flatMap(({ need, from }) => Array.from({ length: need }, () => from)),
        counted,
      );
      const progress = progressOf({ kind: 'steps', ordered: false, steps: all }, given, '1');
      expect(progress.satisfied).toBe(expected);
      satisfied += Number(expected);
    }),
    { numRuns: 2_000 },
  );
  expect(satisfied).toBeGreaterThan(50);
});

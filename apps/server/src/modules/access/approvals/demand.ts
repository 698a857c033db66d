import type { Demand, SignatureClass, Signer } from '../permissions/table.ts';

/** A signature as far as it matters to what is demanded. */
export interface Given {
  readonly signatureId: string;
  readonly roleId: string;
  readonly departmentId: string;
  readonly signatureClass: SignatureClass;
}

/** Who could give what is missing: by the class of the signature, or as one of the signers of a step. */
export interface Need {
  readonly classes: readonly SignatureClass[] | null;
  readonly from: readonly Signer[] | null;
  /** The place of the step, from 0; null for a demand by class. */
  readonly step: number | null;
  /** How many signatures of this kind are missing. */
  readonly missing: number;
}

/** How far the signatures carry. */
export interface Progress {
  readonly met: boolean;
  /** How many signatures are given that count, and how many it takes at least in the end. */
  readonly given: number;
  readonly needed: number;
  /** The signatures that count, with the step that each of them fills; null for a demand by class. */
  readonly counted: ReadonlyMap<string, number | null>;
  /** What may be given next; empty once the demand is met. */
  readonly next: readonly Need[];
}

/** Holds the signatures, in the order in which they were given, against the demand. One that transports only never counts. */
export function progressOf(demand: Demand, given: readonly Given[]): Progress {
  const counting = given.filter((one) => one.signatureClass !== 'T');
  if (demand.kind === 'classes') return byClass(counting);
  return demand.ordered ? inOrder(demand.steps, counting) : inAnyOrder(demand.steps, counting);
}

/** Whether one more signature brings the demand nearer. A second B does not: it takes an A. */
export function helps(demand: Demand, given: readonly Given[], next: Given): boolean {
  const [before, after] = [progressOf(demand, given), progressOf(demand, [...given, next])];
  return after.needed - after.given < before.needed - before.given;
}

/** EBICS 3.0, authorisation levels: E alone, A with another A or a B, B with an A. */
function byClass(given: readonly Given[]): Progress {
  const of = (one: SignatureClass): Given[] => given.filter(({ signatureClass }) => signatureClass === one);
  const [alone, firsts, seconds] = [of('E'), of('A'), of('B')];
  const counted = (signatures: readonly Given[]): ReadonlyMap<string, null> =>
    new Map(signatures.map(({ signatureId }) => [signatureId, null]));
  const [single] = alone;
  if (single !== undefined) return { met: true, given: 1, needed: 1, counted: counted([single]), next: [] };
  const pair = [...firsts, ...seconds].slice(0, 2);
  if (firsts.length > 0 && pair.length === 2) {
    return { met: true, given: 2, needed: 2, counted: counted(pair), next: [] };
  }
  const one = pair.slice(0, 1);
  const waitsForFirst = firsts.length === 0 && seconds.length > 0;
  const classes: SignatureClass[] = waitsForFirst ? ['E', 'A'] : ['E', 'A', 'B'];
  const next = [{ classes, from: null, step: null, missing: 2 - one.length }];
  return { met: false, given: one.length, needed: 2, counted: counted(one), next };
}

type Steps = Extract<Demand, { kind: 'steps' }>['steps'];

function fits(signers: readonly Signer[], { roleId, departmentId }: Given): boolean {
  return signers.some(
    (one) => one.roleId === roleId && (one.departmentId === null || one.departmentId === departmentId),
  );
}

/** Each signature goes to the step whose turn it was when it came; one that came out of turn does not count. */
function inOrder(steps: Steps, given: readonly Given[]): Progress {
  const counted = new Map<string, number>();
  let [step, inStep] = [0, 0];
  for (const one of given) {
    const turn = steps[step];
    if (turn === undefined || !fits(turn.from, one)) continue;
    counted.set(one.signatureId, step);
    inStep += 1;
    if (inStep === turn.need) [step, inStep] = [step + 1, 0];
  }
  const turn = steps[step];
  const next = turn === undefined ? [] : [{ classes: null, from: turn.from, step, missing: turn.need - inStep }];
  return {
    met: turn === undefined && asksForSomebody(steps),
    given: counted.size,
    needed: neededBy(steps),
    counted,
    next,
  };
}

/** The most places that the signatures can fill, each one place: augmenting paths over a handful of places. */
function inAnyOrder(steps: Steps, given: readonly Given[]): Progress {
  const places = steps.flatMap((step, index) => Array.from({ length: step.need }, () => ({ index, from: step.from })));
  const holder: (Given | null)[] = places.map(() => null);
  const settle = (one: Given, tried: Set<number>): boolean => {
    for (const [at, place] of places.entries()) {
      if (tried.has(at) || !fits(place.from, one)) continue;
      tried.add(at);
      const other = holder[at] ?? null;
      if (other !== null && !settle(other, tried)) continue;
      holder[at] = one;
      return true;
    }
    return false;
  };
  for (const one of given) settle(one, new Set());
  const counted = new Map<string, number>();
  for (const [at, one] of holder.entries()) if (one !== null) counted.set(one.signatureId, places[at]?.index ?? 0);
  const next = steps.flatMap((step, index) => {
    const missing = places.filter((place, at) => place.index === index && holder[at] === null).length;
    return missing === 0 ? [] : [{ classes: null, from: step.from, step: index, missing }];
  });
  return {
    met: next.length === 0 && asksForSomebody(steps),
    given: counted.size,
    needed: places.length,
    counted,
    next,
  };
}

function neededBy(steps: Steps): number {
  return steps.reduce((sum, step) => sum + step.need, 0);
}

/** A demand without a step, or with one that needs nobody, is none that a checked table holds: it releases nothing. */
function asksForSomebody(steps: Steps): boolean {
  return steps.length > 0 && steps.every(({ need }) => Number.isInteger(need) && need > 0);
}

import type { ApprovalRule } from '../permissions/table.ts';

/** A signature that may count: by a holder other than the preparer whose grant reaches the amount. */
export type ValidSignature = {
  subject: string;
  roleId: string;
  departmentId: string;
  /** Classes of the grants under which he may sign. */
  classes: ReadonlySet<string>;
};

/** How many signatures a demand needs, and how many of those that came bring it further. */
export type Progress = { required: number; received: number };

/** How far these signatures bring a demand, every person counted once. */
export function progress(demand: ApprovalRule['demand'], signatures: readonly ValidSignature[]): Progress {
  if (demand.kind === 'classes') return byClasses(signatures);
  const required = demand.steps.reduce((sum, { need }) => sum + need, 0);
  return {
    required,
    received: demand.ordered ? inOrder(demand.steps, signatures) : inAnyOrder(demand.steps, signatures),
  };
}

/** EBICS: E alone; A with another A or with a B. T transports and signs nothing. */
function byClasses(signatures: readonly ValidSignature[]): Progress {
  const has = (signature: ValidSignature, name: string): boolean => signature.classes.has(name);
  if (signatures.some((one) => has(one, 'E'))) return { required: 1, received: 1 };
  const pair = signatures.some(
    (first) =>
      has(first, 'A') && signatures.some((second) => second !== first && (has(second, 'A') || has(second, 'B'))),
  );
  // Two of class B are no pair: an A is still missing.
  const some = signatures.some((one) => has(one, 'A') || has(one, 'B'));
  return { required: 2, received: pair ? 2 : some ? 1 : 0 };
}

type Steps = Extract<ApprovalRule['demand'], { kind: 'steps' }>['steps'];

function mayFill(step: Steps[number], { roleId, departmentId }: ValidSignature): boolean {
  return step.from.some(
    (signer) => signer.roleId === roleId && (signer.departmentId === null || signer.departmentId === departmentId),
  );
}

/** The signatures as they came, each step full before the next begins. */
function inOrder(steps: Steps, signatures: readonly ValidSignature[]): number {
  let [step, met, all] = [0, 0, 0];
  for (const signature of signatures) {
    const current = steps[step];
    if (current === undefined) break;
    if (!mayFill(current, signature)) continue;
    [met, all] = [met + 1, all + 1];
    if (met >= current.need) [step, met] = [step + 1, 0];
  }
  return all;
}

/** The most places that these people can fill at once, each at most one: a matching by augmenting paths (Kuhn). */
function inAnyOrder(steps: Steps, signatures: readonly ValidSignature[]): number {
  const places = steps.flatMap((step) => Array.from({ length: step.need }, () => step));
  const filledBy = new Map<number, ValidSignature>();
  const seat = (signature: ValidSignature, seen: Set<number>): boolean =>
    places.some((step, place) => {
      if (seen.has(place) || !mayFill(step, signature)) return false;
      seen.add(place);
      const other = filledBy.get(place);
      if (other !== undefined && !seat(other, seen)) return false;
      filledBy.set(place, signature);
      return true;
    });
  return signatures.filter((signature) => seat(signature, new Set())).length;
}

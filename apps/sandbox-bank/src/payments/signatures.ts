import type { ApprovalRule } from '../permissions/table.ts';

/** A signature that may count: by a holder other than the preparer whose grant reaches the amount. */
export type ValidSignature = {
  subject: string;
  roleId: string;
  departmentId: string;
  /** Classes of the grants under which he may sign. */
  classes: ReadonlySet<string>;
};

/** Whether these signatures are what the rule demands, every person counted once. */
export function satisfies(demand: ApprovalRule['demand'], signatures: readonly ValidSignature[]): boolean {
  if (demand.kind === 'classes') return enoughClasses(signatures);
  return demand.ordered ? inOrder(demand.steps, signatures) : inAnyOrder(demand.steps, signatures);
}

/** EBICS: E alone; A with another A or with a B. T transports and signs nothing. */
function enoughClasses(signatures: readonly ValidSignature[]): boolean {
  const has = (signature: ValidSignature, name: string): boolean => signature.classes.has(name);
  if (signatures.some((one) => has(one, 'E'))) return true;
  return signatures.some(
    (first) =>
      has(first, 'A') && signatures.some((second) => second !== first && (has(second, 'A') || has(second, 'B'))),
  );
}

type Steps = Extract<ApprovalRule['demand'], { kind: 'steps' }>['steps'];

function mayFill(step: Steps[number], { roleId, departmentId }: ValidSignature): boolean {
  return step.from.some(
    (signer) => signer.roleId === roleId && (signer.departmentId === null || signer.departmentId === departmentId),
  );
}

/** The signatures as they came, each step full before the next begins. */
function inOrder(steps: Steps, signatures: readonly ValidSignature[]): boolean {
  let [step, met] = [0, 0];
  for (const signature of signatures) {
    const current = steps[step];
    if (current === undefined) break;
    if (!mayFill(current, signature)) continue;
    met += 1;
    if (met >= current.need) [step, met] = [step + 1, 0];
  }
  return step >= steps.length;
}

/** Whether there is any way to give every step as many people as it needs; tries all, a table names few. */
function inAnyOrder(steps: Steps, signatures: readonly ValidSignature[]): boolean {
  const wanted = steps.flatMap((step) => Array.from({ length: step.need }, () => step));
  const [first, ...others] = signatures;
  if (wanted.length === 0) return true;
  if (first === undefined || wanted.length > signatures.length) return false;
  for (const step of new Set(wanted)) {
    if (!mayFill(step, first)) continue;
    const left = steps.map((one) => (one === step ? { ...one, need: one.need - 1 } : one));
    if (inAnyOrder(left, others)) return true;
  }
  return inAnyOrder(steps, others);
}

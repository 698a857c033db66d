import type { Demand, SignatureClass, Signer } from './table.ts';

/** A signature on one thing: by whom, under which mandate, and what it is worth on the account. */
export interface Signature {
  readonly subject: string;
  readonly roleId: string;
  readonly departmentId: string;
  /** Of the signer's grant; null counts for nothing. */
  readonly signatureClass: SignatureClass | null;
}

/** How far the signatures have got; `met` of each step counts towards its `need`, or of the classes towards one release. */
export interface DemandProgress {
  readonly satisfied: boolean;
  readonly steps: readonly { readonly need: number; readonly met: number }[];
}

/** Which of the signatures fills which step. */
type Assignment = readonly (readonly Signature[])[];

/**
 * Whether the signatures, in the order in which they were given, satisfy the demand. The maker's own and a second one by the same
 * person count for nothing, and so does class T, which only transports (EBICS 3.0, authorisation levels).
 */
export function progressOf(demand: Demand, signatures: readonly Signature[], maker: string | null): DemandProgress {
  const counted = countable(signatures, maker);
  if (demand.kind === 'classes') return classProgress(counted);
  const filled = demand.ordered ? fillInOrder(demand.steps, counted) : fillAny(demand.steps, counted);
  const steps = demand.steps.map(({ need }, index) => ({ need, met: filled[index]?.length ?? 0 }));
  // A demand without a step, or with a step that needs nobody, is no demand that a checked table holds: it releases nothing.
  const real = steps.length > 0 && steps.every(({ need }) => Number.isInteger(need) && need > 0);
  return { satisfied: real && steps.every(({ need, met }) => met >= need), steps };
}

/** Whether one more signature by this person would bring the demand further. */
export function bringsFurther(
  demand: Demand,
  signatures: readonly Signature[],
  maker: string | null,
  signature: Signature,
): boolean {
  const before = progressOf(demand, signatures, maker);
  if (before.satisfied || countable([...signatures, signature], maker).at(-1) !== signature) return false;
  const after = progressOf(demand, [...signatures, signature], maker);
  return after.satisfied || total(after) > total(before);
}

/** Whether a signature by such a holder could ever count towards the demand, whoever signs besides. */
export function isNamed(
  demand: Demand,
  holder: Pick<Signature, 'roleId' | 'departmentId'>,
  signatureClass: SignatureClass | null,
): boolean {
  if (signatureClass === null || signatureClass === 'T') return false;
  return demand.kind === 'classes' || demand.steps.some(({ from }) => from.some((signer) => fits(signer, holder)));
}

/** Whether a signature of the class that counts is all that the demand asks for. */
export function signsAlone(demand: Demand, signatureClass: SignatureClass | null): boolean {
  if (demand.kind === 'classes') return signatureClass === 'E';
  return demand.steps.length === 1 && demand.steps[0]?.need === 1;
}

export function fits(signer: Signer, { roleId, departmentId }: Pick<Signature, 'roleId' | 'departmentId'>): boolean {
  return signer.roleId === roleId && (signer.departmentId === null || signer.departmentId === departmentId);
}

function total({ steps }: DemandProgress): number {
  return steps.reduce((sum, { met }) => sum + met, 0);
}

function countable(signatures: readonly Signature[], maker: string | null): Signature[] {
  const seen = new Set(maker === null ? [] : [maker]);
  return signatures.filter((one) => {
    if (one.signatureClass === null || one.signatureClass === 'T' || seen.has(one.subject)) return false;
    seen.add(one.subject);
    return true;
  });
}

/** E alone; A with another A or a B; two of class B do not do. */
function classProgress(counted: readonly Signature[]): DemandProgress {
  if (counted.some(({ signatureClass }) => signatureClass === 'E')) {
    return { satisfied: true, steps: [{ need: 1, met: 1 }] };
  }
  const first = counted.filter(({ signatureClass }) => signatureClass === 'A').length;
  const second = counted.filter(({ signatureClass }) => signatureClass === 'B').length;
  const met = Math.min(2, first + Math.min(1, second));
  return { satisfied: first > 0 && met === 2, steps: [{ need: 2, met }] };
}

/** Each signature counts for the first step that is not full, or for nothing. */
function fillInOrder(steps: StepsOf, signatures: readonly Signature[]): Assignment {
  const filled: Signature[][] = steps.map(() => []);
  for (const signature of signatures) {
    const current = steps.findIndex(({ need }, index) => (filled[index]?.length ?? 0) < need);
    if (current === -1) break;
    if (steps[current]?.from.some((signer) => fits(signer, signature)) === true) filled[current]?.push(signature);
  }
  return filled;
}

/** Each signature counts for one step, so that as many as can be count: augmenting paths (a signature may make room by moving over). */
function fillAny(steps: StepsOf, signatures: readonly Signature[]): Assignment {
  const filled: Signature[][] = steps.map(() => []);
  const place = (signature: Signature, tried: Set<number>): boolean => {
    for (const [index, { need, from }] of steps.entries()) {
      const step = filled[index];
      if (step === undefined || tried.has(index) || !from.some((signer) => fits(signer, signature))) continue;
      tried.add(index);
      if (step.length < need) {
        step.push(signature);
        return true;
      }
      const moved = step.findIndex((one) => place(one, tried));
      if (moved !== -1) {
        step[moved] = signature;
        return true;
      }
    }
    return false;
  };
  for (const signature of signatures) place(signature, new Set());
  return filled;
}

type StepsOf = Extract<Demand, { kind: 'steps' }>['steps'];

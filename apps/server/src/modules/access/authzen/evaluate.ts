import type { CompiledTable } from '../permissions/compile.ts';
import { decide } from '../permissions/decide.ts';
import { decideCounted, type UsedOf } from '../permissions/decide-counted.ts';
import type { Ask, BothLanguages, Decision } from '../permissions/decision.ts';
import { writeRule } from '../permissions/table-wire.ts';
import type { TableHolder } from '../permissions/table.ts';
import { makerOf, sheetsOf, Unusable, type AuthzenProfile } from './authzen-profile.ts';
import type {
  EvaluationRequest,
  EvaluationResponse,
  EvaluationsRequest,
  EvaluationsResponse,
} from './authzen-schemas.ts';

/** What an evaluation is made by. */
export interface Evaluator {
  readonly compiled: CompiledTable;
  readonly profile: AuthzenProfile;
  /** The moment of a request that names none. */
  readonly now: Date;
  /** What has been used of cumulative limits. */
  readonly usedOf: UsedOf;
}

interface Held {
  readonly holder: TableHolder;
  readonly decision: Decision;
}

/** One evaluation (AuthZEN 1.0 §6). Whatever is not known is denied: an id of another enterprise is as unknown as one of nobody. */
export function evaluate(by: Evaluator, request: EvaluationRequest): EvaluationResponse {
  try {
    return answer(by, request);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return failed(error.message);
  }
}

/** Several (AuthZEN 1.0 §7): what one leaves out the request around it says; without any it is one evaluation. */
export function evaluateAll(by: Evaluator, request: EvaluationsRequest): EvaluationsResponse {
  const { evaluations = [], options, ...defaults } = request;
  if (evaluations.length === 0) return evaluatePart(by, defaults);
  const semantic = options?.evaluations_semantic ?? 'execute_all';
  const answers: EvaluationResponse[] = [];
  for (const one of evaluations) {
    const decided = evaluatePart(by, { ...defaults, ...one });
    answers.push(decided);
    if (semantic === 'deny_on_first_deny' && !decided.decision) break;
    if (semantic === 'permit_on_first_permit' && decided.decision) break;
  }
  return { evaluations: answers };
}

/** Whether the decision lets the act go on by itself. */
export function permits(action: string, { outcome }: Decision): boolean {
  // Whoever may release with others may not release: what has to wait for another signature is no permission to go on.
  return outcome === 'allow' || (outcome === 'needs_approval' && action !== 'payments:release');
}

/** The instant that the context names. @throws Unusable. */
export function instantOf({ now }: Evaluator, context: EvaluationRequest['context']): Date {
  const time = context?.['time'];
  if (time === undefined || time === null) return now;
  const at = new Date(typeof time === 'string' ? time : Number.NaN);
  if (Number.isNaN(at.getTime())) throw new Unusable('context.time: is no instant');
  return at;
}

function evaluatePart(by: Evaluator, part: Omit<EvaluationsRequest, 'evaluations' | 'options'>): EvaluationResponse {
  const { subject, action, resource, context } = part;
  if (subject === undefined) return failed('subject: is missing');
  if (action === undefined) return failed('action: is missing');
  if (resource === undefined) return failed('resource: is missing');
  return evaluate(by, { subject, action, resource, ...(context !== undefined && { context }) });
}

function answer(by: Evaluator, { subject, action, resource, context }: EvaluationRequest): EvaluationResponse {
  const { compiled, profile } = by;
  const ask = profile.askOf(action, resource, instantOf(by, context));
  const maker = makerOf(resource);
  const signs = ask.action === 'payments:approve' || ask.action === 'payments:release';
  const held = sheetsOf(profile, compiled, subject).map((sheet): Held => ({
    holder: sheet.holder,
    decision: decideCounted(sheet, ask, by.usedOf),
  }));
  if (signs && held.some(({ holder }) => holder.subject === maker)) {
    return { decision: false, context: { outcome: 'deny', code: 'own_payment', reason_user: inLanguages(ownPayment) } };
  }
  // Of several mandates the one counts that goes furthest.
  const best = held.find(({ decision }) => decision.outcome === 'allow') ??
    held.find(({ decision }) => decision.outcome === 'needs_approval') ??
    held[0] ?? { holder: null, decision: decide(null, ask) };
  return { decision: permits(ask.action, best.decision), context: contextOf(ask, best) };
}

function contextOf(
  { action }: Ask,
  { holder, decision }: Held | { holder: null; decision: Decision },
): Record<string, unknown> {
  const mandate = holder === null ? {} : { mandate: { roleId: holder.roleId, departmentId: holder.departmentId } };
  if (decision.outcome === 'deny') {
    const { code, text } = decision.reason;
    return { outcome: 'deny', code, reason_user: inLanguages(text) };
  }
  if (decision.outcome === 'allow') return { outcome: 'allow', ...mandate };
  const rule = writeRule(decision.rule.rule);
  const waits = permits(action, decision) ? {} : { code: 'needs_approval', reason_user: inLanguages(othersSign) };
  return { outcome: 'needs_approval', ...waits, ...mandate, approval: { demand: rule.demand, stepUp: rule.stepUp } };
}

const ownPayment: BothLanguages = { zh: '制单人不能签自己的付款', en: 'denied: the maker never signs his own payment' };
const othersSign: BothLanguages = { zh: '还需他人签名', en: 'others have to sign as well' };

function inLanguages({ zh, en }: BothLanguages): Record<string, string> {
  return { en, 'zh-CN': zh };
}

/** An error of one evaluation is told in its answer, which is a denial (AuthZEN 1.0 §7.2.1). */
function failed(message: string): EvaluationResponse {
  return { decision: false, context: { error: { status: 400, message } } };
}

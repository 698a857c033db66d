import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import type { AuditEntry } from '../../audit/index.ts';
import { caseDecidedTopic, caseOpenedTopic, eventOf } from '../enterprises-events.ts';
import { sameValue } from '../facts/fact.ts';
import { closeCase, insertCase, selectOpenCases, updateCase } from './case-store.ts';
import type { Case, CaseKind } from './case.ts';

export interface CaseDeps {
  readonly clock: Clock;
  readonly audit: { write(tx: Tx, ...entries: readonly AuditEntry[]): Promise<void> };
}

/** What a person must decide about an enterprise. */
export interface Question {
  readonly kind: CaseKind;
  readonly otherEnterpriseId: string | null;
  readonly fields: Case['fields'];
  readonly numbers: Case['numbers'];
}

const network = { kind: 'system', id: 'enterprises.compare' } as const;

/**
 * Brings the open cases of an enterprise to these questions: opens what is new, renews what has changed, settles what is gone.
 * The caller holds the registration locked.
 */
export async function askOperators(
  tx: Tx,
  deps: CaseDeps,
  enterpriseId: string,
  questions: readonly Question[],
): Promise<void> {
  const open = await selectOpenCases(tx, enterpriseId);
  for (const question of questions) {
    const known = open.find((one) => one.kind === question.kind);
    if (known === undefined) await openCase(tx, deps, enterpriseId, question);
    else if (!sameValue(contentOf(known), contentOf(question))) await updateCase(tx, { ...known, ...question });
  }
  const gone = open.filter((one) => !questions.some((question) => question.kind === one.kind));
  await settle(tx, deps, gone);
}

/** Settles every open case of an enterprise; nobody has to decide them any more. */
export async function settleCases(tx: Tx, deps: CaseDeps, enterpriseId: string): Promise<void> {
  await settle(tx, deps, await selectOpenCases(tx, enterpriseId));
}

function contentOf({ otherEnterpriseId, fields, numbers }: Question): object {
  return { otherEnterpriseId, fields, numbers };
}

async function openCase(tx: Tx, deps: CaseDeps, enterpriseId: string, question: Question): Promise<void> {
  const caseId = newId<'case'>();
  const undecided = { revision: 1, outcome: null, reason: null, decidedAt: null };
  const openedAt = deps.clock.now();
  await insertCase(tx, { ...question, ...undecided, enterpriseId, caseId, state: 'open', openedAt });
  await deps.audit.write(tx, {
    enterpriseId,
    actor: network,
    action: 'case.opened',
    target: `case:${caseId}`,
    details: { kind: question.kind },
  });
  await writeEvents(tx, deps.clock, [eventOf(caseOpenedTopic, { enterpriseId, caseId, kind: question.kind })]);
}

async function settle(tx: Tx, deps: CaseDeps, cases: readonly Case[]): Promise<void> {
  for (const { enterpriseId, caseId, kind } of cases) {
    await closeCase(tx, { enterpriseId, caseId, outcome: 'settled', reason: null, at: deps.clock.now(), by: null });
    await deps.audit.write(tx, { enterpriseId, actor: network, action: 'case.settled', target: `case:${caseId}` });
    await writeEvents(tx, deps.clock, [eventOf(caseDecidedTopic, { enterpriseId, caseId, kind, outcome: 'settled' })]);
  }
}

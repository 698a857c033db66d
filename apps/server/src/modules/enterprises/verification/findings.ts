import type { Statement } from '../registration/statement.ts';
import type { Question } from './case-opening.ts';
import type { ContestedNumber } from './case.ts';
import { compareStatement, type AttestedFact } from './comparison.ts';
import type { ComparedField } from './compared-field.ts';
import { isSameEnterprise, judge, numberKey, type Verdict } from './verdict.ts';

/** A stated number that another enterprise has, with what has to be known of that one. */
export interface Contested extends ContestedNumber {
  readonly enterpriseId: string;
  /** Whether nobody has joined the other enterprise: only registries know it. */
  readonly unclaimed: boolean;
  /** Whether it may go over at all: no bank has named it for the other enterprise. */
  readonly mayGoOver: boolean;
}

export interface Evidence {
  readonly statement: Statement;
  /** False when the enterprise has submitted none, and only its numbers are known. */
  readonly isStated: boolean;
  /** What sources say of the enterprise, and of those that only registries know and whose numbers it states. */
  readonly facts: readonly AttestedFact[];
  readonly enterpriseId: string;
  readonly contested: readonly Contested[];
  readonly accepted: ReadonlySet<string>;
  /** Whether what is compared was found in order before: then a difference is a change. */
  readonly wasInOrder: boolean;
  /** Whether documents have expired of which no operator has said that they suffice. */
  readonly documentsExpired: boolean;
}

export interface Findings {
  readonly fields: readonly ComparedField[];
  /** What a person has to decide. */
  readonly questions: readonly Question[];
  readonly verdict: Verdict;
}

/** What follows from a statement and from all that is said of the enterprise. Pure. */
export function findingsOf(evidence: Evidence): Findings {
  const { statement, isStated, facts, accepted, contested, wasInOrder, documentsExpired } = evidence;
  const fields = compareStatement(statement, facts);
  const verdict = judge(fields, accepted, isStated);
  const doubtful = contested.find((one) => one.unclaimed && !isMeant(evidence, fields, one));
  const claimed = contested.find((one) => !one.unclaimed && !(one.mayGoOver && accepted.has(numberKey(one))));
  const ask = (kind: Question['kind'], about: Contested | undefined): Question => ({
    kind,
    fields,
    otherEnterpriseId: about?.enterpriseId ?? null,
    numbers: about === undefined ? [] : numbersOf(contested, about.enterpriseId),
  });
  const questions: Question[] = [];
  if (verdict === 'differs' || doubtful !== undefined)
    questions.push(ask(wasInOrder ? 'changed_at_bank' : 'differing_statement', doubtful));
  if (claimed !== undefined) questions.push(ask('claimed_enterprise', claimed));
  if (documentsExpired) questions.push(ask('expired_document', undefined));
  return { fields, questions, verdict };
}

/** Whether the applicant is the enterprise that registries know by a number: an operator or its bank says so, or they agree on it. */
function isMeant(
  { statement, facts, accepted, enterpriseId, contested }: Evidence,
  fields: readonly ComparedField[],
  one: Contested,
): boolean {
  if (accepted.has(numberKey(one))) return true;
  const attested = facts.some(
    (fact) =>
      fact.enterpriseId === enterpriseId &&
      fact.assurance === 'bank_verified' &&
      fact.active &&
      !fact.gone &&
      fact.key === `identifier_${one.scheme}` &&
      fact.value.type === 'plain' &&
      fact.value.text === one.value,
  );
  if (attested && fields.every(({ field, result }) => field !== 'legal_name' || result !== 'differs')) return true;
  const theirs = compareStatement(
    statement,
    facts.filter((fact) => fact.enterpriseId === one.enterpriseId),
  );
  return isSameEnterprise(theirs, new Set(numbersOf(contested, one.enterpriseId).map(({ value }) => value)));
}

function numbersOf(contested: readonly Contested[], enterpriseId: string): ContestedNumber[] {
  return contested
    .filter((one) => one.enterpriseId === enterpriseId)
    .map(({ scheme, country, value }) => ({ scheme, country, value }));
}

import type { EnterpriseRef } from '../profile/summary.ts';
import type { Source } from '../sources/source-store.ts';
import { presentFields } from '../registration/registration-present.ts';
import type { CaseSummaryView, CaseView } from './case-schemas.ts';
import type { Case, Outcome } from './case.ts';
import type { SourceWord } from './compared-field.ts';

/** Null for a case whose enterprise is gone. */
export function presentCaseSummary(one: Case, refs: ReadonlyMap<string, EnterpriseRef>): CaseSummaryView | null {
  const { caseId, kind, state, openedAt, outcome, reason, decidedAt } = one;
  const enterprise = refs.get(one.enterpriseId);
  if (enterprise === undefined) return null;
  return {
    id: caseId,
    kind,
    state,
    openedAt: openedAt.toISOString(),
    enterprise,
    otherEnterprise: refs.get(one.otherEnterpriseId ?? '') ?? null,
    decision: outcome === null || decidedAt === null ? null : { outcome, reason, decidedAt: decidedAt.toISOString() },
  };
}

export interface CaseParts {
  readonly refs: ReadonlyMap<string, EnterpriseRef>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly documents: CaseView['documents'];
  readonly can: readonly Outcome[];
  /** Whether what a source said may still be shown. */
  readonly mayShow: (word: SourceWord) => boolean;
}

export function presentCase(one: Case, { refs, sources, documents, can, mayShow }: CaseParts): CaseView | null {
  const summary = presentCaseSummary(one, refs);
  if (summary === null) return null;
  const fields = presentFields(one.fields, sources, mayShow);
  return { ...summary, revision: one.revision, fields, documents: [...documents], can: [...can] };
}

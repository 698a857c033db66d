import { useState } from 'react';
import type { CaseOutcome, ComparedField, OperatorCase } from '../../../api/types.ts';
import { closestSpelling } from '../../../components/comparison/alternatives.ts';
import { REASONS_OF, decisionLetter } from '../../../locales/decision-letter.ts';
import type { DifferingField, Reason } from '../../../locales/decision-letter.ts';
import type { Language } from '../../../locales/languages.ts';
import { pick } from '../../../locales/use-reader.ts';

type Labels = (field: ComparedField['field'], language: Language) => string;

/** What an operator has chosen so far, and the letter that follows from it until he writes his own. */
export function useDecision(one: OperatorCase, labelOf: Labels) {
  const [outcome, setOutcome] = useState<CaseOutcome | null>(null);
  const [reason, setReason] = useState<Reason>('own');
  const [language, setLanguage] = useState<Language>(one.enterprise.name.zh === null ? 'en' : 'zh-CN');
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [written, setWritten] = useState<string | null>(null);
  const differing = one.fields.filter(({ result }) => result === 'differs');
  const named = differing.filter(({ field }) => !leftOut.has(field));
  const letter =
    outcome === null
      ? ''
      : decisionLetter({ language, outcome, reason, fields: named.flatMap((field) => told(field, language, labelOf)) });
  return {
    outcome,
    reason,
    language,
    differing: named,
    text: written ?? letter,
    isWritten: written !== null && written !== letter,
    setReason,
    setLanguage,
    write: setWritten,
    leaveOut: (field: string) => setLeftOut(new Set([...leftOut, field])),
    choose: (chosen: CaseOutcome) => {
      if (!one.can.includes(chosen)) return;
      setOutcome(chosen);
      setReason(usualReason(one, chosen));
    },
  };
}

export type DecisionDraft = ReturnType<typeof useDecision>;

function usualReason({ kind }: OperatorCase, outcome: CaseOutcome): Reason {
  const byKind: Partial<Record<OperatorCase['kind'], Reason>> = {
    claimed_enterprise: 'claimed',
    expired_document: 'expired',
  };
  const wanted = byKind[kind];
  const fitting = REASONS_OF[outcome];
  return wanted !== undefined && fitting.includes(wanted) ? wanted : (fitting[0] ?? 'own');
}

/** The first source that says otherwise is the one that the letter names. */
function told({ field, stated, sources }: ComparedField, language: Language, labelOf: Labels): DifferingField[] {
  const other = sources.find(({ value }) => value !== null && value !== stated);
  if (other === undefined || other.value === null) return [];
  const value = stated === null ? other.value : closestSpelling(other.value, stated);
  return [{ label: labelOf(field, language), stated, source: pick(other.source.name, language), value }];
}

import type { RegistrationView, ComparedFieldView } from './registration-schemas.ts';
import type { ComparedField, SourceWord } from '../verification/compared-field.ts';
import type { Source } from '../sources/source-store.ts';
import { registrationCan } from './registration.ts';
import type { Progress, Registration } from './registration-store.ts';

/** The registration as a member of the enterprise reads it. */
export function presentRegistration(
  registration: Registration | null,
  progress: Progress,
  sources: ReadonlyMap<string, Source>,
  mayManage: boolean,
): RegistrationView {
  const { verified, documents, disclosureChosen, firstPartner } = progress;
  const registered = verified || registration?.submittedAt != null;
  const checklist = { registered, documents, verified, disclosureChosen, firstPartner };
  if (registration === null) {
    const can: RegistrationView['can'] = mayManage ? ['edit'] : [];
    const nothing = { statement: null, edited: false, submittedAt: null, comparison: null, message: null };
    return { state: 'none', ...nothing, checklist, can };
  }
  const { state, draft, statement, submittedAt, comparison, comparedAt, message } = registration;
  const shown = draft ?? statement;
  return {
    state,
    statement: shown === null ? null : { ...shown, identifiers: [...shown.identifiers] },
    edited: draft !== null,
    submittedAt: submittedAt?.toISOString() ?? null,
    comparison:
      comparison === null || comparedAt === null
        ? null
        : { checkedAt: comparedAt.toISOString(), fields: presentFields(comparison, sources, () => true) },
    message,
    checklist,
    can: mayManage ? registrationCan(state, verified).filter((can) => can !== 'submit' || shown !== null) : [],
  };
}

/** Compared fields in the form of the wire; of what the sources say, what may be shown. */
export function presentFields(
  fields: readonly ComparedField[],
  sources: ReadonlyMap<string, Source>,
  mayShow: (word: SourceWord) => boolean,
): ComparedFieldView[] {
  return fields.map(({ field, stated, words, result }) => ({
    field,
    stated,
    sources: words.filter(mayShow).flatMap(({ sourceId, value, asOf }) => {
      const source = sources.get(sourceId);
      if (source === undefined) return [];
      const { kind, id, name, mark, color } = source;
      return [{ source: { kind, id, name, mark, color }, value, asOf }];
    }),
    result,
  }));
}

import type { ComparedField, SourceWord } from './compared-field.ts';
import type { ContestedNumber } from './case.ts';

/** What a comparison comes to: `nothing` attests the enterprise yet, something `differs`, or all is `equal`. */
export type Verdict = 'nothing' | 'differs' | 'equal';

/** One difference, as an operator accepts it: the same values by the same source and no others. */
export function differenceKey({ field, stated }: Pick<ComparedField, 'field' | 'stated'>, word: SourceWord): string {
  return JSON.stringify([field, stated, word.sourceId, word.value]);
}

/** A number of an enterprise that only registries know, as an operator accepts that it is the applicant's. */
export function numberKey({ scheme, country, value }: ContestedNumber): string {
  return JSON.stringify(['number', scheme, country, value]);
}

/** A document whose last day has passed, as an operator accepts it. */
export function documentKey(documentId: string): string {
  return JSON.stringify(['document', documentId]);
}

/** Every difference in these fields, for one who accepts them as they are. */
export function differencesIn(fields: readonly ComparedField[]): string[] {
  return fields.flatMap((field) =>
    field.words.filter((word) => word.result === 'differs').map((word) => differenceKey(field, word)),
  );
}

/** True for what a source says when it is the same, or its difference was accepted. */
function isSettled(field: ComparedField, word: SourceWord, accepted: ReadonlySet<string>): boolean {
  return word.result === 'equal' || (word.result === 'differs' && accepted.has(differenceKey(field, word)));
}

/** True when a bank that may speak attests the field by its own examination. */
function isAttested(field: ComparedField, accepted: ReadonlySet<string>): boolean {
  return field.words.some(
    (word) => word.assurance === 'bank_verified' && word.active && isSettled(field, word, accepted),
  );
}

/**
 * Verified is one whose name and number a bank attests by its own examination, and of whose statement no source says otherwise,
 * unless an operator has accepted it. Without a statement the name suffices: there is nothing that could differ.
 */
export function judge(fields: readonly ComparedField[], accepted: ReadonlySet<string>, hasStatement: boolean): Verdict {
  if (differencesIn(fields).some((key) => !accepted.has(key))) return 'differs';
  const names = fields.filter(({ field }) => field === 'legal_name');
  if (!hasStatement) {
    const spoken = names.some(({ words }) => words.some((word) => word.assurance === 'bank_verified' && word.active));
    return spoken ? 'equal' : 'nothing';
  }
  const numbers = fields.filter(({ field }) => field.startsWith('identifier_'));
  const attested = (list: readonly ComparedField[]): boolean => list.some((field) => isAttested(field, accepted));
  return attested(names) && attested(numbers) ? 'equal' : 'nothing';
}

/**
 * Whether what registries say of the enterprise behind a number is enough to take it for the applicant: they call it by the same
 * name, and a second thing that was stated agrees, its address or another number.
 */
export function isSameEnterprise(shell: readonly ComparedField[], claimed: ReadonlySet<string>): boolean {
  const isEqual = (name: string): boolean => shell.some(({ field, result }) => field === name && result === 'equal');
  const isOther = ({ field, stated, result }: ComparedField): boolean =>
    field.startsWith('identifier_') && result === 'equal' && stated !== null && !claimed.has(stated);
  return isEqual('legal_name') && (isEqual('registered_address') || shell.some(isOther));
}

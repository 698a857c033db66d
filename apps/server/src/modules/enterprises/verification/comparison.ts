import type { Text } from '../../../platform/http/schemas.ts';
import type { Assurance, Category, FactValue } from '../facts/fact.ts';
import type { IdentifierScheme } from '../identifiers/identifier.ts';
import type { Statement } from '../registration/statement.ts';
import { comparedFields, type ComparedField, type ComparedFieldName, type SourceWord } from './compared-field.ts';
import { isChinese, numberForm, sameAddress, sameName, samePerson } from './normal-forms.ts';

/** What a source says of an enterprise under one key. */
export interface AttestedFact {
  /** Of whom it says so: the enterprise itself, or one that only registries know and whose number it states. */
  readonly enterpriseId: string;
  readonly sourceId: string;
  readonly key: string;
  readonly category: Category;
  readonly value: FactValue;
  readonly assurance: Assurance;
  readonly active: boolean;
  readonly asOf: string;
  /** True for a number that the source gave once and gives no more. */
  readonly gone: boolean;
}

type Facts = ReadonlyMap<string, AttestedFact>;

/** What a source says to a field; `same` is null when the two cannot be held against each other, as texts in two languages. */
interface Said {
  readonly fact: AttestedFact;
  /** Null where the source has taken back what is stated. */
  readonly value: string | null;
  readonly same: boolean | null;
}

interface Comparer {
  stated(statement: Statement): string | null;
  said(statement: Statement, facts: Facts): Said | null;
}

/** Holds a statement against what the sources say, field by field: what is stated, and what is implied by it. */
export function compareStatement(statement: Statement, facts: readonly AttestedFact[]): ComparedField[] {
  const sources = Map.groupBy(facts, ({ enterpriseId, sourceId }) => `${enterpriseId} ${sourceId}`);
  const keyed = [...sources.values()].map((list) => ({
    now: new Map(list.filter((fact) => !fact.gone).map((fact) => [fact.key, fact])),
    gone: list.filter((fact) => fact.gone),
  }));
  return comparedFields.flatMap((field) => {
    const comparer = comparers[field];
    const stated = comparer.stated(statement);
    const words = keyed.flatMap(({ now, gone }) => {
      const said = comparer.said(statement, now) ?? takenBack(field, stated, gone);
      return wordOf(said) ?? [];
    });
    if (!isShown(field, stated, words)) return [];
    return [{ field, stated, words, result: resultOf(words) }];
  });
}

/** That an enterprise goes about its business is implied; and one that states nothing is called something all the same. */
function isShown(field: ComparedFieldName, stated: string | null, words: readonly SourceWord[]): boolean {
  if (field === 'registration_status') return words.length > 0;
  return stated !== null || (field === 'legal_name' && words.length > 0);
}

/** A stated number that the source gave once and gives no more. */
function takenBack(field: ComparedFieldName, stated: string | null, gone: readonly AttestedFact[]): Said | null {
  if (stated === null) return null;
  const fact = gone.find(
    ({ key, value }) => key === field && value.type === 'plain' && sameNumber(stated, value.text, key),
  );
  return fact === undefined ? null : { fact, value: null, same: false };
}

function wordOf(said: Said | null): SourceWord | null {
  if (said === null) return null;
  const { sourceId, category, assurance, active, asOf } = said.fact;
  const result = said.same === null ? 'not_attested' : said.same ? 'equal' : 'differs';
  return { sourceId, category, assurance, active, asOf, value: said.value, result };
}

function resultOf(words: readonly SourceWord[]): ComparedField['result'] {
  if (words.some((word) => word.result === 'differs')) return 'differs';
  return words.some((word) => word.result === 'equal') ? 'equal' : 'not_attested';
}

const identifier = (scheme: IdentifierScheme): Comparer => {
  const statedIn = ({ identifiers }: Statement): string | null =>
    identifiers.find((one) => one.scheme === scheme)?.value ?? null;
  return {
    stated: statedIn,
    said: (statement, facts) => {
      const stated = statedIn(statement);
      return plainOf(facts, `identifier_${scheme}`, (value) => stated !== null && sameNumber(stated, value));
    },
  };
};

const comparers: Readonly<Record<ComparedFieldName, Comparer>> = {
  legal_name: {
    stated: ({ legalName }) => join(legalName),
    said: ({ legalName }, facts) => textOf(facts, 'legal_name', (said) => sameTexts(legalName, said, sameName)),
  },
  identifier_uscc: identifier('uscc'),
  identifier_lei: identifier('lei'),
  identifier_vat: identifier('vat'),
  identifier_national: identifier('national'),
  // In China the number of the licence is the USCC (since 2015); elsewhere it is the number in the national register.
  licence_number: {
    stated: ({ licence }) => licence.number,
    said: ({ licence }, facts) => numberOf(facts, ['identifier_uscc', 'identifier_national'], licence.number),
  },
  licence_holder: {
    stated: ({ licence }) => licence.holder,
    said: ({ licence }, facts) => textOf(facts, 'legal_name', (said) => sameLine(licence.holder, said, sameName)),
  },
  // In China the tax number is the USCC (since 2016); in Europe the one under which VAT is paid.
  tax_number: {
    stated: ({ tax }) => tax.number,
    said: ({ tax }, facts) => numberOf(facts, ['identifier_uscc', 'identifier_vat'], tax.number),
  },
  tax_standing: {
    stated: ({ tax }) => joined([tax.rating, tax.kind === null ? null : join(tax.kind)]),
    said: ({ tax }, facts) => standingOf(tax, facts),
  },
  legal_representative: {
    stated: (statement) => statement.legalRepresentative,
    said: ({ legalRepresentative }, facts) =>
      textOf(facts, 'legal_representative', (said) => sameLine(legalRepresentative, said, samePerson)),
  },
  registered_address: {
    stated: (statement) => statement.registeredAddress,
    said: ({ registeredAddress }, facts) =>
      textOf(facts, 'registered_address', (said) => sameLine(registeredAddress, said, sameAddress)),
  },
  // Whoever registers says by it that the enterprise goes about its business.
  registration_status: {
    stated: () => 'active',
    said: (_statement, facts) => {
      const fact = facts.get('registration_status');
      if (fact?.value.type !== 'code') return null;
      return { fact, value: fact.value.code, same: fact.value.code === 'active' };
    },
  },
};

function textOf(facts: Facts, key: string, same: (said: Text) => boolean | null): Said | null {
  const fact = facts.get(key);
  if (fact?.value.type !== 'text') return null;
  const value = join(fact.value.text);
  return value === null ? null : { fact, value, same: same(fact.value.text) };
}

function plainOf(facts: Facts, key: string, same: (said: string) => boolean): Said | null {
  const fact = facts.get(key);
  if (fact?.value.type !== 'plain') return null;
  return { fact, value: fact.value.text, same: same(fact.value.text) };
}

/** Of several numbers that may be meant, the one that is; else the first of them. */
function numberOf(facts: Facts, keys: readonly string[], stated: string | null): Said | null {
  const all = keys.flatMap(
    (key) => plainOf(facts, key, (value) => stated !== null && sameNumber(stated, value, key)) ?? [],
  );
  return all.find((said) => said.same === true) ?? all[0] ?? null;
}

/** A VAT number is written with the letters of its country or without them. */
function sameNumber(stated: string, said: string, key = ''): boolean {
  const [a, b] = [numberForm(stated), numberForm(said)];
  return a === b || (key === 'identifier_vat' && a === b.slice(2));
}

function standingOf(tax: Statement['tax'], facts: Facts): Said | null {
  const [rating, kind] = [facts.get('tax_credit_rating'), facts.get('taxpayer_kind')];
  const fact = rating ?? kind;
  const said = rating?.value.type === 'code' ? rating.value.code : null;
  const saidKind = kind?.value.type === 'text' ? kind.value.text : null;
  const value = joined([said, saidKind === null ? null : join(saidKind)]);
  if (fact === undefined || value === null) return null;
  const parts = [
    tax.rating === null || said === null ? null : tax.rating === said,
    tax.kind === null || saidKind === null ? null : sameTexts(tax.kind, saidKind, sameName),
  ].filter((part) => part !== null);
  return { fact, value, same: parts.length === 0 ? null : parts.every(Boolean) };
}

type Same = (a: string, b: string) => boolean;

/** Texts are held against each other in the languages that both have. */
function sameTexts(stated: Text, said: Text, same: Same): boolean | null {
  const both = (['zh', 'en'] as const).flatMap((language) => {
    const [a, b] = [stated[language], said[language]];
    return a === null || b === null ? [] : [same(a, b)];
  });
  return both.length === 0 ? null : both.every(Boolean);
}

/** A text without a language is held against what is said in its own script. */
function sameLine(stated: string | null, said: Text, same: Same): boolean | null {
  if (stated === null) return null;
  const other = isChinese(stated) ? said.zh : said.en;
  return other === null ? null : same(stated, other);
}

function join({ zh, en }: Text): string | null {
  return joined([zh, en]);
}

function joined(parts: readonly (string | null)[]): string | null {
  const there = parts.filter((part) => part !== null);
  return there.length === 0 ? null : there.join(' / ');
}

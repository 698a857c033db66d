import { matchRules } from './match-rules.ts';

/** Latin letters and digits with what joins them: banks set spaces and Chinese text around a number, but not into it. */
const word = /[A-Za-z0-9](?:[A-Za-z0-9./_-]*[A-Za-z0-9])?/g;
const joints = /[^\p{L}\p{N}]+/gu;

/** What most texts are made of, and Unicode normalises to itself: ASCII, and the ideographs that are no others' compatible forms. */
const usual = /^[\x20-\x7E\u4E00-\u9FFF]*$/;
const usualJoints = /[^A-Z0-9\u4E00-\u9FFF]+/g;

/** A reference as it is compared: upper case, letters and digits alone. Banks change the rest on the way. */
export function plain(text: string): string {
  return usual.test(text)
    ? text.toUpperCase().replaceAll(usualJoints, '')
    : text.normalize('NFKC').toUpperCase().replaceAll(joints, '');
}

/** The words of an entry that may be references, each once: those with a digit, and each text as a whole. */
export function wordsOf(texts: readonly string[]): string[] {
  const found: string[] = [];
  const add = (one: string): void => {
    if (isReference(one) && !found.includes(one)) found.push(one);
  };
  for (const text of texts) {
    add(plain(text));
    for (const raw of (usual.test(text) ? text : text.normalize('NFKC')).match(word) ?? []) {
      add(plain(raw));
      if (found.length >= matchRules.wordsPerEntry) return found;
    }
  }
  return found;
}

/** The references of an item, as an entry may carry them. */
export function referencesOf(texts: readonly string[]): string[] {
  return [...new Set(texts.map(plain).filter(isReference))];
}

const digit = /\d/;

function isReference(text: string): boolean {
  return text.length >= matchRules.referenceMinCharacters && digit.test(text);
}

export interface PartyKeys {
  readonly account: string | null;
  readonly name: string | null;
}

interface Party {
  readonly counterpartyAccount: string | null;
  readonly counterpartyName: string | null;
}

/** Parties as they are compared: by account, and by name. Null where the bank says nothing. Each text is looked at once. */
export function partyKeysOf(parties: readonly Party[]): PartyKeys[] {
  const [accounts, names] = [new Map<string, string | null>(), new Map<string, string | null>()];
  return parties.map(({ counterpartyAccount, counterpartyName }) => ({
    account: keyIn(accounts, 'a', counterpartyAccount),
    name: keyIn(names, 'n', counterpartyName),
  }));
}

function keyIn(known: Map<string, string | null>, mark: string, text: string | null): string | null {
  if (text === null) return null;
  const before = known.get(text);
  if (before !== undefined) return before;
  const key = plain(text);
  const made = key === '' ? null : `${mark}${key}`;
  known.set(text, made);
  return made;
}

import { matchRules } from './match-rules.ts';

/** Latin letters and digits with what joins them: banks set spaces and Chinese text around a number, but not into it. */
const word = /[A-Za-z0-9](?:[A-Za-z0-9./_-]*[A-Za-z0-9])?/g;
const joints = /[^\p{L}\p{N}]+/gu;

/** A reference as it is compared: upper case, letters and digits alone. Banks change the rest on the way. */
export function plain(text: string): string {
  return text.normalize('NFKC').toUpperCase().replaceAll(joints, '');
}

/** The words of an entry that may be references, each once: those with a digit, and each text as a whole. */
export function wordsOf(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const whole = plain(text);
    if (isReference(whole)) found.add(whole);
    for (const [raw] of text.normalize('NFKC').matchAll(word)) {
      const one = plain(raw);
      if (isReference(one)) found.add(one);
      if (found.size >= matchRules.wordsPerEntry) return [...found];
    }
  }
  return [...found];
}

/** The references of an item, as an entry may carry them. */
export function referencesOf(texts: readonly string[]): string[] {
  return [...new Set(texts.map(plain).filter(isReference))];
}

function isReference(text: string): boolean {
  return text.length >= matchRules.referenceMinCharacters && /\d/.test(text);
}

export interface PartyKeys {
  readonly account: string | null;
  readonly name: string | null;
}

/** A party as it is compared: by account, and by name. Null where the bank says nothing. */
export function partyKeys(party: {
  readonly counterpartyAccount: string | null;
  readonly counterpartyName: string | null;
}): PartyKeys {
  const account = plain(party.counterpartyAccount ?? '');
  const name = plain(party.counterpartyName ?? '');
  return { account: account === '' ? null : `a${account}`, name: name === '' ? null : `n${name}` };
}

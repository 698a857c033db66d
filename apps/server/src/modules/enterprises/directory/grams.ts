const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const runs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\p{N}]+/gu;
/** A longer word is found by its beginning and any three characters in a row all the same. */
const prefixMaxCharacters = 12;

/** One spelling for search: full-width forms, accents, case and punctuation make no difference. */
export function normalise(text: string): string {
  return splitScripts(
    text
      .normalize('NFKD')
      .replaceAll(/\p{Mn}/gu, '')
      .normalize('NFKC')
      .toLowerCase(),
  ).join(' ');
}

/**
 * What a name can be found by: every character and pair of characters of East Asian scripts, and of the words of other
 * scripts every beginning (`^sh`) and every three characters in a row.
 */
export function gramsOf(names: readonly string[]): string[] {
  const grams = new Set<string>();
  for (const name of names) {
    for (const word of splitScripts(normalise(name))) {
      if (han.test(word)) addPairs(grams, word);
      else addWord(grams, word);
    }
  }
  return [...grams];
}

/** What a name must have to fit a search text; empty when the text has neither letters nor digits. */
export function gramsToFind(text: string): string[] {
  const grams = new Set<string>();
  for (const word of splitScripts(normalise(text))) {
    const characters = Array.from(word);
    if (han.test(word)) {
      if (characters.length === 1) grams.add(word);
      for (let at = 0; at + 1 < characters.length; at++) grams.add(`${characters[at]}${characters[at + 1]}`);
    } else {
      grams.add(`^${characters.slice(0, prefixMaxCharacters).join('')}`);
      for (let at = prefixMaxCharacters - 2; at + 2 < characters.length; at++)
        grams.add(characters.slice(at, at + 3).join(''));
    }
  }
  return [...grams];
}

function splitScripts(text: string): string[] {
  return text.match(runs)?.flatMap((run) => (han.test(run) && !isOneScript(run) ? separate(run) : [run])) ?? [];
}

function isOneScript(run: string): boolean {
  return Array.from(run).every((character) => han.test(character));
}

function separate(run: string): string[] {
  const parts: string[] = [];
  let previous: boolean | null = null;
  for (const character of run) {
    const isHan = han.test(character);
    if (isHan === previous) parts.push(`${parts.pop() ?? ''}${character}`);
    else parts.push(character);
    previous = isHan;
  }
  return parts;
}

function addPairs(grams: Set<string>, word: string): void {
  const characters = Array.from(word);
  for (let at = 0; at < characters.length; at++) {
    grams.add(characters[at] ?? '');
    if (at + 1 < characters.length) grams.add(`${characters[at]}${characters[at + 1]}`);
  }
}

function addWord(grams: Set<string>, word: string): void {
  const characters = Array.from(word);
  for (let end = 1; end <= Math.min(characters.length, prefixMaxCharacters); end++)
    grams.add(`^${characters.slice(0, end).join('')}`);
  for (let at = 0; at + 2 < characters.length; at++) grams.add(characters.slice(at, at + 3).join(''));
}

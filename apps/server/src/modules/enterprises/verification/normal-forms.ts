/** How two writers of the same thing may differ: width, case, spaces, punctuation, usual abbreviations. Pure. */

const han = /\p{Script=Han}/u;

export function isChinese(text: string): boolean {
  return han.test(text);
}

/** Words of a text: letters and digits, in one width and case. Upper case first, so that ß and SS are one. */
function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replaceAll('&', ' and ');
  return folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

const legalForms: Readonly<Record<string, string>> = {
  co: 'company',
  corp: 'corporation',
  inc: 'incorporated',
  ltd: 'limited',
};

const addressWords: Readonly<Record<string, string>> = {
  ave: 'avenue',
  bldg: 'building',
  dist: 'district',
  fl: 'floor',
  rd: 'road',
  rm: 'room',
  st: 'street',
};

function expand(words: readonly string[], table: Readonly<Record<string, string>>): string[] {
  return words.map((word) => (Object.hasOwn(table, word) ? (table[word] ?? word) : word));
}

/** The name of an enterprise without what does not matter. */
export function nameForm(name: string): string {
  return expand(wordsOf(name), legalForms).join('');
}

export function sameName(a: string, b: string): boolean {
  return nameForm(a) === nameForm(b);
}

/** Names of people, whose parts come in either order in European scripts. */
export function samePerson(a: string, b: string): boolean {
  const form = (name: string): string => (isChinese(name) ? wordsOf(name) : wordsOf(name).toSorted()).join('');
  return form(a) === form(b);
}

/** A number as a register writes it: its letters and digits. */
export function numberForm(number: string): string {
  return wordsOf(number).join('').toUpperCase();
}

/**
 * One address may say more of the country, province or post code than the other, as long as both name the same place in it: what
 * only the longer one has holds no number but a post code, and the shorter one names a house.
 */
export function sameAddress(a: string, b: string): boolean {
  return isChinese(a) || isChinese(b) ? sameChineseAddress(a, b) : sameWords(addressForm(a), addressForm(b));
}

const postCode = /^\d{5,6}$/;

function sameChineseAddress(a: string, b: string): boolean {
  const [shorter = '', longer = ''] = [wordsOf(a).join(''), wordsOf(b).join('')].toSorted(
    (one, other) => one.length - other.length,
  );
  if (shorter === longer) return true;
  const at = longer.indexOf(shorter);
  if (at < 0 || !/\d/.test(shorter)) return false;
  const rest = [longer.slice(0, at), longer.slice(at + shorter.length)];
  return rest.every((part) => !/\d/.test(part) || postCode.test(part));
}

function addressForm(text: string): string[] {
  return expand(wordsOf(text), addressWords).toSorted();
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const rest = [...longer];
  for (const word of shorter) {
    const at = rest.indexOf(word);
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  if (rest.length === 0) return true;
  return shorter.some((word) => /\d/.test(word)) && rest.every((word) => !/\d/.test(word) || postCode.test(word));
}

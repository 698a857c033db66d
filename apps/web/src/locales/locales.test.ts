import { expect, test } from 'vitest';
import { messages as en } from './en/index.ts';
import { messages as zh } from './zh-CN/index.ts';

/** Paths of all texts; the forms for one and many count as one text, because Chinese has only one. */
function texts(node: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') found.set(`${path}${key.replace(/_(one|other)$/, '')}`, value);
    else for (const [inner, text] of texts(value, `${path}${key}.`)) found.set(inner, text);
  }
  return found;
}

const english = texts(en);
const chinese = texts(zh);

test('both languages hold the same texts', () => {
  expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
});

test('both languages name the same values in a text', () => {
  const values = (text: string | undefined): string[] => (text?.match(/\{\{\w+\}\}/g) ?? []).toSorted();
  const differing = [...english].filter(([path, text]) => {
    const [one, other] = [values(text), values(chinese.get(path))];
    // English may leave out the figure where "one" says it.
    return one.join() !== other.join() && !other.includes('{{count}}');
  });
  expect(differing).toEqual([]);
});

test('no text shouts or blames', () => {
  const all = [...english.values(), ...chinese.values()];
  expect(all.filter((text) => /[!！]|\b(you must|invalid|illegal)\b|非法/i.test(text))).toEqual([]);
});

test('every problem says what happened and what to do', () => {
  const paths = [...english.keys()].filter((path) => path.startsWith('problems.'));
  const bare = new Set(paths.map((path) => path.replace(/\.(what|next)$/, '')));
  for (const path of bare) {
    expect(english.get(`${path}.what`), path).toBeTruthy();
    expect(english.get(`${path}.next`), path).toBeTruthy();
  }
});

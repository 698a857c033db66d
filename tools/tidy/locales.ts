import { basename, dirname } from 'node:path/posix';
import type { Finding, Tree } from './tree.ts';

/** Languages count differently: English has one and other, Chinese only other. */
const pluralForm = /_(zero|one|two|few|many|other)$/;

type Texts = Map<string, Set<string>>;

/**
 * Both languages hold the same texts. Locale files are `locales/zh-CN.json` beside `locales/en.json`, or
 * `locales/zh-CN/NAME.json` beside `locales/en/NAME.json`; TypeScript files with object literals will do as well.
 */
export function localesRule(tree: Tree): Finding[] {
  const findings: Finding[] = [];
  const [zh, en] = [keysOf(tree, /^zh(-CN)?$/), keysOf(tree, /^en$/)];
  const compare = (one: Texts, other: Texts, language: string): void => {
    for (const [place, keys] of one) {
      const there = other.get(place);
      const missing = [...keys].filter((key) => there?.has(key) !== true);
      if (missing.length === 0) continue;
      const message = `${language} lacks ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' and more' : ''}`;
      findings.push({ rule: 'locales', path: place, message });
    }
  };
  compare(zh, en, 'en');
  compare(en, zh, 'zh-CN');
  return findings;
}

function keysOf(tree: Tree, language: RegExp): Texts {
  const found: Texts = new Map();
  for (const [path, text] of tree.texts) {
    if (!/\/locales\//.test(path) || !/\.(json|ts)$/.test(path) || path.endsWith('.test.ts')) continue;
    const [folder, file] = [basename(dirname(path)), basename(path).replace(/\.\w+$/, '')];
    const keys = new Set([...keysIn(tree, path, text)].map((key) => key.replace(pluralForm, '')));
    if (language.test(file)) found.set(dirname(path), keys);
    else if (language.test(folder)) found.set(`${dirname(dirname(path))}/*/${file}`, keys);
  }
  return found;
}

function keysIn(tree: Tree, path: string, text: string): Set<string> {
  if (path.endsWith('.json')) return new Set(flatten(JSON.parse(text), ''));
  const source = tree.sources.find((one) => one.path === path);
  if (source === undefined) return new Set();
  return literalKeys(source.scan.code, source.scan.bare);
}

function flatten(value: unknown, prefix: string): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, prefix === '' ? key : `${prefix}.${key}`));
}

/** Keys of object literals, each with the keys around it. */
function literalKeys(code: string, bare: string): Set<string> {
  const keys = new Set<string>();
  const around: string[] = [];
  let last = '';
  for (let i = 0; i < bare.length; i += 1) {
    const char = bare.charAt(i);
    if (char === '{') around.push(last);
    else if (char === '}') around.pop();
    else if (char === ':' && around.length > 0) {
      last =
        /(?:'([^'\n]*)'|"([^"\n]*)"|([\w$]+))\s*$/
          .exec(code.slice(Math.max(0, i - 160), i))
          ?.slice(1)
          .find(Boolean) ?? '';
      keys.add([...around.slice(1), last].join('.'));
    }
  }
  return keys;
}

import type { FactValue } from '../api/types.ts';
import type { Reader } from '../locales/use-reader.ts';
import { formatDay } from './format-date.ts';
import { formatCapital, formatCount, formatShare } from './format-number.ts';

/** What a fact is called. A key that this client does not know is shown as words, never as an identifier. */
export function factLabel(key: string, reader: Reader): string {
  return reader.find(`facts.keys.${key}`) ?? key.replaceAll('_', ' ');
}

export function categoryLabel(category: string, reader: Reader): string {
  return reader.find(`facts.categories.${category}`) ?? category.replaceAll('_', ' ');
}

/** The value of a fact as one line of text. */
export function factText(value: FactValue, key: string, reader: Reader): string {
  switch (value.type) {
    case 'text':
      return reader.say(value.text);
    case 'plain':
      return key.startsWith('identifier_') ? identifierText(value.text, key.slice('identifier_'.length)) : value.text;
    case 'date':
      return formatDay(value.date, reader.language);
    case 'money':
      return formatCapital(value.amount, value.currency, reader.language);
    case 'code':
      return codeText(value.list, value.code, reader);
    case 'count':
      return countText(value.count, key, reader);
    case 'boolean':
      return value.value ? reader.t('common.yes') : reader.t('common.no');
    case 'holding':
      return `${value.name} ${formatShare(value.share)}`;
    case 'list':
      return listText(value.items, key, reader);
    default:
      return reader.t('facts.noValue');
  }
}

/** A credit code in its parts, so that it can be read aloud; other numbers unchanged. */
export function identifierText(value: string, scheme: string): string {
  if (scheme !== 'uscc' || value.length !== 18) return value;
  const parts = [value.slice(0, 2), value.slice(2, 8), value.slice(8, 17), value.slice(17)];
  return parts.join(' ');
}

export function schemeLabel(scheme: string, reader: Reader): string {
  return reader.find(`facts.schemes.${scheme}`) ?? scheme.toUpperCase();
}

function codeText(list: string, code: string, reader: Reader): string {
  const known = reader.find(`codes.${list}.${code}`) ?? reader.find(`codes.${list.replace(/s$/, '')}.${code}`);
  return known ?? code.replaceAll('_', ' ');
}

function countText(count: number, key: string, reader: Reader): string {
  const people = key === 'employees' || key === 'procurators';
  const figure = formatCount(count, reader.language);
  return people ? reader.t('facts.people', { count, figure }) : figure;
}

function listText(items: FactValue[], key: string, reader: Reader): string {
  if (items.length === 0) return reader.t('facts.noValue');
  return items.map((item) => factText(item, key, reader)).join(reader.t('common.listSeparator'));
}

import type { ComparedField } from '../api/types.ts';
import type { Language } from './languages.ts';
import { registration as en } from './en/registration.ts';
import { registration as zh } from './zh-CN/registration.ts';

/** The name of a compared field in a language that need not be the reader's: a letter is written in that of its receiver. */
export function comparedLabel(field: ComparedField['field'], language: Language): string {
  return (language === 'zh-CN' ? zh : en).comparison.fields[field];
}

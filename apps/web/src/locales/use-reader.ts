import type { i18n, TFunction } from 'i18next';
import { createContext, createElement, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Text } from '../api/types.ts';
import { isLanguage } from './languages.ts';
import type { Language } from './languages.ts';
import type { Translate } from './message-key.ts';

/** The reader's language and everything that depends on it. */
export type Reader = {
  t: Translate;
  language: Language;
  /** A name in the reader's language, else in the other one. */
  say: (text: Text) => string;
  /** The text at a key that is only known at run time, such as a code; null where there is none. */
  find: (key: string) => string | null;
};

const ReaderContext = createContext<Reader | null>(null);

/** Listens to the language once for all components: a page has hundreds that say something. */
export function ReaderProvider({ children }: { children: ReactNode }): ReactNode {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const reader = useMemo(() => makeReader(t, i18n, isLanguage(language) ? language : 'en'), [t, i18n, language]);
  return createElement(ReaderContext, { value: reader }, children);
}

function makeReader(t: TFunction, i18n: i18n, language: Language): Reader {
  // i18next's own types for this many keys cost the compiler seconds a file; ours check the same keys.
  const translate: Translate = (key, values) => t(key, values ?? {});
  return { t: translate, language, say: (text) => pick(text, language), find: (key) => findText(i18n, key) };
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (reader === null) throw new Error('a text is said outside of ReaderProvider');
  return reader;
}

export function pick(text: Text, language: Language): string {
  return (language === 'zh-CN' ? (text.zh ?? text.en) : (text.en ?? text.zh)) ?? '';
}

/** The same name in the other language, where it exists and differs. */
export function pickOther(text: Text, language: Language): string | null {
  const other = language === 'zh-CN' ? text.en : text.zh;
  return other === pick(text, language) ? null : other;
}

function findText(i18n: i18n, key: string): string | null {
  if (!i18n.exists(key)) return null;
  const text: unknown = i18n.t(key);
  return typeof text === 'string' ? text : null;
}

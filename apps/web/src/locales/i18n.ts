import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { storeLanguage } from './languages.ts';
import type { Language } from './languages.ts';

const translation = createInstance();

// Only the language that is read is loaded.
const load: Record<Language, () => Promise<{ messages: object }>> = {
  'zh-CN': () => import('./zh-CN/index.ts'),
  en: () => import('./en/index.ts'),
};

export async function startTranslation(language: Language): Promise<void> {
  await translation.use(initReactI18next).init({
    lng: language,
    // No fallback language: a text that is missing in one language is found by the parity test, not hidden by the other.
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: (await load[language]()).messages } },
  });
  document.documentElement.lang = language;
}

export async function switchLanguage(language: Language): Promise<void> {
  if (!translation.hasResourceBundle(language, 'translation')) {
    translation.addResourceBundle(language, 'translation', (await load[language]()).messages);
  }
  await translation.changeLanguage(language);
  document.documentElement.lang = language;
  storeLanguage(language);
}

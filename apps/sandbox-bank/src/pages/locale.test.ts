import { expect, test } from 'vitest';
import { pickLocale } from './locale.ts';

test.each([
  [{}, 'zh-CN'],
  [{ acceptLanguage: 'en-GB,en;q=0.8,zh;q=0.5' }, 'en'],
  [{ acceptLanguage: 'fr,zh-TW;q=0.9' }, 'zh-CN'],
  [{ acceptLanguage: 'zh', cookieHeader: 'a=b; bank_huayue_locale=en' }, 'en'],
  [{ acceptLanguage: 'zh', cookieHeader: 'bank_lanjiang_locale=en' }, 'zh-CN'],
  [{ uiLocales: 'en', cookieHeader: 'bank_huayue_locale=zh-CN' }, 'en'],
  [{ chosen: 'zh-CN', uiLocales: 'en' }, 'zh-CN'],
  [{ chosen: ['en'], acceptLanguage: '*' }, 'zh-CN'],
])('%j reads %s', (hints, expected) => {
  expect(pickLocale('huayue', hints)).toBe(expected);
});

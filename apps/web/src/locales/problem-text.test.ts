import { expect, test } from 'vitest';
import { createInstance } from 'i18next';
import { messages } from './en/index.ts';
import { problemText } from './problem-text.ts';

async function english(): Promise<(key: string) => string | null> {
  const i18n = createInstance();
  await i18n.init({ lng: 'en', resources: { en: { translation: messages } } });
  return (key) => (i18n.exists(key) ? i18n.t(key) : null);
}

test('a known code has its own words', async () => {
  const text = problemText({ code: 'network.own_enterprise', status: 409 }, await english());
  expect(text.what).toBe('This is your own enterprise');
});

test('an unknown code is told by its kind and never shown raw', async () => {
  const find = await english();
  for (const status of [0, 400, 403, 404, 409, 418, 422, 429, 500, 502, 503]) {
    const text = problemText({ code: 'bank.never_heard_of', status }, find);
    expect(text.what).not.toBe('');
    expect(`${text.what} ${text.next}`).not.toMatch(/bank\.|_/);
  }
});

test('a code that names a group of texts is not taken for a text', async () => {
  expect(problemText({ code: 'network', status: 409 }, await english()).what).toBe('This has changed in the meantime');
});

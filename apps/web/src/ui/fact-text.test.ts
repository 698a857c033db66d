import { expect, test } from 'vitest';
import type { Reader } from '../locales/use-reader.ts';
import { categoryLabel, factLabel, factText, identifierText, schemeLabel } from './fact-text.ts';

/** A reader for whom no text exists: what remains must still be readable. */
const reader: Reader = { t: (key) => key, language: 'en', say: ({ en, zh }) => en ?? zh ?? '', find: () => null };

test('what this client has no words for is shown as words', () => {
  expect(factLabel('export_licence', reader)).toBe('export licence');
  expect(categoryLabel('green_finance', reader)).toBe('green finance');
  expect(schemeLabel('duns', reader)).toBe('DUNS');
  expect(factText({ type: 'code', list: 'somewhere', code: 'in_progress' }, 'x', reader)).toBe('in progress');
});

test('a credit code is shown in its parts, other numbers as they are', () => {
  expect(identifierText('91320507MA3PK7TX4K', 'uscc')).toBe('91 320507 MA3PK7TX4 K');
  expect(identifierText('5493001KJTIIGC8Y1R12', 'lei')).toBe('5493001KJTIIGC8Y1R12');
});

test('values of every kind have a text', () => {
  expect(factText({ type: 'money', amount: '20000000', currency: 'CNY' }, 'registered_capital', reader)).toContain(
    '¥20.0',
  );
  expect(factText({ type: 'holding', name: 'Lin', kind: 'person', share: '60.00' }, 'holders', reader)).toBe('Lin 60%');
  expect(factText({ type: 'list', items: [] }, 'bank_products', reader)).toBe('facts.noValue');
});

import { expect, test } from 'vitest';
import { kinds } from '../announcements/kinds.ts';
import { languages } from '../announcements/topics.ts';
import { htmlBody, textBody } from './mail-body.ts';
import { plainLine } from './plain-line.ts';
import { confirmationMail, digestMail, itemOf, singleMail, type Addressee, type Tellable } from './render.ts';
import { wordTables } from './words.ts';

const reasons = ['partner', 'watched', 'own', 'role', 'operator'] as const;
const paramNames =
  'category keys count bank daysLeft how caseKind caseId outcome documentKind categories personId value old new name amount'.split(
    ' ',
  );

function reader(language: (typeof languages)[number]): Addressee {
  return {
    language,
    own: { zh: '清禾钢铁', en: 'Qinghe Steel' },
    publicUrl: 'https://network.example',
    banks: [{ slug: 'huayue', nameZh: '华岳银行', nameEn: 'Huayue Bank' }],
  };
}

function told(more: Partial<Tellable> = {}): Tellable {
  return {
    topic: 'facts',
    kind: 'facts_changed',
    params: {},
    why: { reason: 'own' },
    link: '/enterprise',
    subject: { zh: '澄湖机械', en: 'Chenghu Machines' },
    ...more,
  };
}

test.each(kinds)('%s is told in both languages, with a reason, in words', (kind) => {
  for (const language of languages) {
    for (const reason of reasons) {
      const params = { category: 'standing', count: 2, bank: 'huayue', daysLeft: 7, how: 'expired', outcome: 'return' };
      const item = itemOf(told({ kind, params, why: { reason, role: 'treasurer' } }), reader(language));
      for (const text of [item.title, item.sentence, item.why]) {
        expect(text.length).toBeGreaterThan(4);
        expect(text).not.toMatch(/undefined|null|NaN|\[object|[!！]/);
        if (language === 'en') expect(text).not.toMatch(/[\u4e00-\u9fff]/);
        else expect(text).toMatch(/[\u4e00-\u9fff]/);
      }
      expect(item.sentence).toMatch(/[.。]$/);
    }
  }
});

test.each(kinds)('%s prints nothing that stands in a parameter, so that no value of a fact can leave by it', (kind) => {
  const secret = 'SECRET-91310000';
  for (const language of languages) {
    const params = Object.fromEntries(paramNames.map((name) => [name, secret]));
    for (const why of [...reasons.map((reason) => ({ reason })), { reason: 'role' as const, role: secret }]) {
      const content = singleMail(told({ kind, params, why }), reader(language), 'token');
      for (const text of [content.subject, textBody(content), htmlBody(content)]) expect(text).not.toContain(secret);
    }
    // Numbers are counts and days only; an amount cannot pass for one.
    const amounts = Object.fromEntries(paramNames.map((name) => [name, 1_234.56]));
    const item = itemOf(told({ kind, params: amounts }), reader(language));
    expect(item.title + item.sentence).not.toContain('234');
  }
});

test('every word has both languages', () => {
  for (const table of Object.values(wordTables))
    for (const [code, both] of Object.entries(table)) {
      expect(both['zh-CN'], code).toMatch(/[\u4e00-\u9fff]/);
      expect(both.en, code).toMatch(/^[a-z’ ]+$/);
    }
});

test('names are escaped in HTML and stay on one line', () => {
  const nasty = '<img src=x onerror=alert(1)>"\'&\r\nBcc: a@b.example\u202egnp';
  const content = singleMail(told({ subject: { zh: null, en: nasty } }), reader('en'), 'token');
  expect(htmlBody(content)).not.toMatch(/<img|onerror=alert\(1\)>/);
  expect(htmlBody(content)).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp; Bcc: a@b.example gnp');
  expect(content.subject).not.toMatch(/[\r\n\u202e]/);
  expect(plainLine('a\0b\u2028c\u200bd')).toBe('a b c d');
  expect(plainLine('名'.repeat(300))).toHaveLength(200);
});

test('a digest spells out its items and counts the rest', () => {
  const content = digestMail([told(), told()], 3, reader('en'), 'token');
  expect(content.subject).toBe('5 things you may want to know of Qinghe Steel');
  expect(textBody(content)).toContain('And 3 more');
  expect(digestMail([told()], 0, reader('zh-CN'), 'token').subject).toBe('清禾钢铁：今日 1 条通知');
});

test('a confirmation says the code, how long it lives and what to do if it was not you', () => {
  for (const language of languages) {
    const text = textBody(confirmationMail('01234ABCDE', 60, reader(language)));
    expect(text).toContain('01234-ABCDE');
    expect(text).toContain('60');
    expect(text).toContain('https://network.example/me/notifications/confirm?code=01234ABCDE');
  }
});

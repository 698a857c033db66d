import { expect, test } from 'vitest';
import type { SentTransfer } from '../interbank/interbank-store.ts';
import { writeTransfer } from '../interbank/message.ts';
import type { Locale } from '../people/person-store.ts';
import { operatorClearingPage } from './operator-clearing-page.ts';

const at = new Date('2026-11-20T02:00:00Z');
const party = { name: '恒信贸易有限公司', accountNumber: 'lj-0000', bank: '澜江银行' };
const sent: SentTransfer = {
  messageId: 'm-1',
  peer: 'lanjiang',
  paymentId: null,
  debtorAccount: 'ESC1',
  clearingAccount: 'clearing-lanjiang-cny',
  amountMinor: 10_000n,
  currency: 'CNY',
  endToEndId: 'e-1',
  remittance: 'TO-1',
  creditorName: party.name,
  message: writeTransfer({
    messageId: 'm-1',
    endToEndId: 'e-1',
    amount: '100.00',
    currency: 'CNY',
    debtor: party,
    creditor: party,
    remittance: 'TO-1',
    at,
  }),
  status: 'queued',
  reason: null,
  attempts: 1,
  lastError: null,
  refusedStatus: null,
  isSending: false,
  setAsideNote: null,
  nextAttemptAt: at,
  createdAt: at,
};

function page(locale: Locale, change: Partial<SentTransfer>, returned = false): string {
  const one = { ...sent, ...change };
  return operatorClearingPage({
    bank: { id: 'huayue', nameZh: '华岳银行', nameEn: 'Huayue Bank', mark: '华', color: '#22406F' },
    locale,
    peers: [{ bankId: 'lanjiang', nameZh: '澜江银行', nameEn: 'Lanjiang Bank', issuer: 'http://localhost:1' }],
    positions: [],
    sent: returned ? [] : [one],
    received: [],
    returned: returned ? [{ sent: one, cameAt: at, placed: null, escrow: null, customerId: 'c-1' }] : [],
    placed: [],
    done: null,
  });
}

const details = /<details[^]*?<\/details>/;

test.each([
  ['fetch failed: connect ECONNREFUSED 127.0.0.1:4300', '联系不上对方银行', 'The other bank cannot be reached'],
  ['it answered 400: {"code":"message_malformed"}', '无法解析这份报文', 'cannot read this message'],
  ['it answered 422: {"code":"beyond_us"}', '对方银行拒收这份报文', 'refuses this message'],
  ['a thing that nobody has seen', '原因不明', 'we cannot tell why'],
])(
  'why a transfer waits stands in the language of the page, and what was noted is only a detail: %s',
  (lastError, zh, en) => {
    for (const [locale, words] of [
      ['zh-CN', zh],
      ['en', en],
    ] as const) {
      const shown = page(locale, { lastError });
      expect(shown).toContain(words);
      const raw = lastError.replaceAll('"', '&quot;');
      expect(details.exec(shown)?.[0]).toContain(raw);
      expect(shown.replace(details, '')).not.toContain(raw);
    }
  },
);

test.each([
  ['AC01', '收款账号不存在', 'there is no such account'],
  ['AC04', '收款账户已销户', 'the account is closed'],
  ['AM03', '收款账户不是该币种', 'the account is held in another currency'],
  ['ZZ99', '本行没有它的释义', 'of which we have no explanation'],
])('what the reason %s of a bank that returns means is said, beside the code', (code, zh, en) => {
  // The other bank may give reasons that this one does not know.
  const reason = code as SentTransfer['reason'];
  for (const [locale, words] of [
    ['zh-CN', zh],
    ['en', en],
  ] as const) {
    for (const isWaiting of [false, true]) {
      const shown = page(locale, { status: 'returned', reason }, isWaiting);
      expect(shown).toContain(words);
      expect(shown).toContain(code);
      expect(shown).not.toMatch(details);
    }
  }
});

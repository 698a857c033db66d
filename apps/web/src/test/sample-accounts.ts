import type { AuditLine, BankAccount, BankAccountDetail, BankTransaction } from '../api/types.ts';
import { huayue } from './sample-enterprises.ts';
import { auditLines } from './sample-operator-work.ts';

const basic: BankAccount = {
  accountNumber: '7730-1942-01',
  name: { zh: '基本户', en: 'Basic account' },
  product: 'basic',
  currency: 'CNY',
  lastDigits: '8841',
  bank: huayue,
  openedOn: '2014-03-02',
  balance: { booked: '1386214.90', available: '1336214.90', asOf: '2026-11-20T02:40:00Z' },
  can: ['accounts:read', 'statements:read', 'payments:read', 'payments:prepare'],
};
const margin: BankAccount = {
  ...basic,
  accountNumber: '7730-1942-02',
  name: { zh: '保证金户', en: 'Margin account' },
  product: 'margin',
  lastDigits: '5513',
  balance: null,
  can: ['payments:prepare'],
};

export const accounts: BankAccount[] = [basic, margin];
export const reading = { bank: huayue, readAt: '2026-11-20T02:40:00Z', reachable: true };

export const accountDetail: BankAccountDetail = {
  ...basic,
  reading,
  limits: [
    {
      action: 'payments:prepare',
      perPayment: '50000.00',
      dayAmount: { limit: '100000.00', used: '36000.00' },
      dayCount: null,
      monthAmount: null,
      monthCount: { limit: 40, used: 3 },
      counterpartyDay: null,
      counterpartiesNamed: true,
      signatureClass: null,
      window: { days: [1, 5], from: '09:00', until: '17:30', timeZone: 'Asia/Shanghai' },
      validUntil: null,
    },
  ],
};

export const transactions: BankTransaction[] = [
  {
    id: '7730-1942-01.12',
    bookedAt: '2026-11-20T02:00:00Z',
    direction: 'debit',
    amount: '36000.00',
    currency: 'CNY',
    counterparty: { name: '苏州澄湖包装材料有限公司', accountNumber: '7730-2065-01', bank: null },
    remittance: '采购款',
    balanceAfter: '1386214.90',
    paymentId: null,
  },
  {
    id: '7730-1942-01.11',
    bookedAt: '2026-11-19T02:00:00Z',
    direction: 'credit',
    amount: '128000.00',
    currency: 'CNY',
    counterparty: { name: '恒信贸易有限公司', accountNumber: null, bank: '澜江银行' },
    remittance: '货款',
    balanceAfter: '1422214.90',
    paymentId: null,
  },
];

export const accountTrail: AuditLine[] = auditLines.slice(0, 1);

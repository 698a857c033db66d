import { leiOf } from '../../tests/support/enterprises.ts';
import type { FakeBankApi } from '../../tests/support/bank/fake-bank-api.ts';
import { identification, qualification } from '../../tests/support/bank/records.ts';

/** Entries of one journal: what the bank's interface puts on one page. */
export const pageEntries = 200;

const ownership = (n: number): object => ({
  holders: [
    { name: '周明', kind: 'person', share: `${40 + (n % 20)}.00` },
    { name: '苏州恒信投资有限公司', kind: 'enterprise', share: '35.50' },
  ],
});
const relationship = (n: number): object => ({
  customerSince: '2011-05-09',
  products: ['current_account', 'payroll', ...(n % 2 === 0 ? ['guarantee'] : [])],
  procurators: 1 + (n % 4),
  relationshipManager: { zh: '陈丽', en: 'Chen Li' },
});
const standing = (n: number): object => ({
  taxCreditRating: n % 2 === 0 ? 'A' : 'B',
  taxpayerKind: { zh: '一般纳税人', en: 'General taxpayer' },
  ratingYear: 2025,
  overdue: n % 7 === 0,
});

/** What each kind of record states, in facts. */
const factsOf = { identification: 9, ownership: 1, qualification: 4, relationship: 4, standing: 3 };

/** Gives the bank a customer with a journal of one page. @returns how many facts its records state. */
export function addCustomer(api: FakeBankApi, n: number): { customerId: string; facts: number } {
  const customerId = `7730-${String(n).padStart(6, '0')}`;
  let facts = 0;
  for (let sequence = 1; sequence <= pageEntries; sequence += 1) {
    const [kind, data] = recordOf(n, sequence);
    api.append(customerId, kind, data);
    facts += factsOf[kind];
  }
  return { customerId, facts };
}

/** A journal begins with everything; later most records are of what changes most. */
function recordOf(n: number, sequence: number): [keyof typeof factsOf, object] {
  if (sequence === 1 || sequence % 20 === 0) {
    return [
      'identification',
      identification({ registeredAddress: { zh: `苏州市工业园区星湖街${sequence}号` } }, leiOf(n)),
    ];
  }
  if (sequence === 2 || sequence % 11 === 0) return ['ownership', ownership(sequence)];
  if (sequence % 3 === 0) return ['standing', standing(sequence)];
  if (sequence % 5 === 0) return ['relationship', relationship(sequence)];
  return ['qualification', qualification(sequence)];
}

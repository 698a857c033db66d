import type { Bilingual, JournalEntry, RecordKind } from './bank-seed.ts';
import { dayFrom, workingInstant } from './days.ts';
import type { BankId, Enterprise, Presence, Truth } from './enterprise.ts';
import { topics } from './enterprise.ts';
import { makePersonName } from './names.ts';
import type { Random } from './random.ts';

/** A bank looks at each customer once a year, and stands by what it saw for that long. */
const validDays = 365;
const recordCodes: Record<RecordKind, string> = {
  identification: 'EID',
  ownership: 'OWN',
  qualification: 'QLF',
  relationship: 'REL',
  standing: 'STD',
};
const bankCodes: Record<BankId, string> = { huayue: 'HY', lanjiang: 'LJ' };
const products = ['payroll', 'trade_finance', 'working_capital_loan', 'acquiring', 'guarantee', 'cash_pool'];

type Relationship = { customerSince: string; products: string[]; procurators: number; relationshipManager: Bilingual };
type Dated = { at: Date; kind: RecordKind; data: object };

/** Everything that one bank attests of one customer, oldest first; `since` is the day he became its customer. */
export function makeJournal(
  enterprise: Enterprise,
  bank: BankId,
  presence: Presence,
  since: string,
  now: Date,
  random: Random,
): JournalEntry[] {
  const firstLook = presence.openedDaysAgo ?? (presence.outdated ? random.int(430, 480) : random.int(190, 330));
  const dated = [
    ...attested(enterprise, bank, presence, firstLook, now, random.fork('truth')),
    ...known(since, presence, firstLook, now, random.fork('relationship')),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return dated.map(({ at, kind, data }, index) => ({
    kind,
    recordId: `${bankCodes[bank]}-${recordCodes[kind]}-${presence.customerId.replace('-', '')}-${String(index + 1).padStart(3, '0')}`,
    asOf: at.toISOString(),
    validUntil: dayFrom(at, validDays),
    // What a customer tells of his business is reported; the rest the bank has seen in documents or keeps itself.
    assurance: kind === 'qualification' ? 'bank_reported' : 'bank_verified',
    data,
  }));
}

function attested(
  enterprise: Enterprise,
  bank: BankId,
  presence: Presence,
  firstLook: number,
  now: Date,
  random: Random,
): Dated[] {
  let truth = presence.mistaken(enterprise.start);
  const first = workingInstant(now, firstLook, random);
  const records: Dated[] = (['identification', 'ownership', 'qualification', 'standing'] as const).flatMap(
    (kind, index) =>
      truth[kind] === undefined ? [] : [{ at: new Date(first.getTime() + index * 1_000), kind, data: truth[kind] }],
  );
  if (presence.outdated) return records;
  let last = first;
  for (const change of enterprise.changes) {
    if (change.unknownTo.includes(bank)) continue;
    const before: Truth = truth;
    truth = change.apply(truth);
    const kind = topics[change.topic];
    const data = truth[kind];
    if (data === undefined || JSON.stringify(data) === JSON.stringify(before[kind])) continue;
    // Lanjiang hears of things some days later, and never before the change that came first.
    const lag = bank === 'lanjiang' ? Math.min(random.int(0, 9), Math.max(0, change.daysAgo - 1)) : 0;
    const at = workingInstant(now, change.daysAgo - lag, random);
    last = at > last ? at : new Date(last.getTime() + 60_000);
    records.push({ at: last, kind, data });
  }
  return records;
}

function known(since: string, presence: Presence, firstLook: number, now: Date, random: Random): Dated[] {
  let state: Relationship = {
    customerSince: since,
    products: ['current_account', ...random.sample(products, random.int(0, 3))],
    procurators: random.int(1, 4),
    relationshipManager: makePersonName(random),
  };
  const records: Dated[] = [{ at: workingInstant(now, firstLook, random), kind: 'relationship', data: state }];
  const unchanged = presence.outdated || presence.openedDaysAgo !== null;
  const days = unchanged ? [] : [random.int(100, 175), random.int(4, 90)].filter(() => random.chance(0.35));
  for (const daysAgo of days) {
    state = changeRelationship(state, random);
    records.push({ at: workingInstant(now, daysAgo, random), kind: 'relationship', data: state });
  }
  return records;
}

function changeRelationship(state: Relationship, random: Random): Relationship {
  const added = products.filter((product) => !state.products.includes(product));
  if (added.length > 0 && random.chance(0.5)) return { ...state, products: [...state.products, random.pick(added)] };
  if (random.chance(0.5)) return { ...state, relationshipManager: makePersonName(random) };
  return { ...state, procurators: state.procurators + 1 };
}

import type { Account, Consent, Customer, Department } from './bank-seed.ts';
import { dayFrom, instantFrom } from './days.ts';
import type { BankId, Enterprise, Presence } from './enterprise.ts';
import { makeJournal } from './journal.ts';
import type { Random } from './random.ts';
import { makeTable } from './tables.ts';

const allPermissions = ['ReadIdentification', 'ReadOwnership', 'ReadQualification', 'ReadRelationship', 'ReadStanding'];
const partialPermissions = ['ReadIdentification', 'ReadQualification'];

const departmentNames: Record<string, [zh: string, en: string]> = {
  management: ['管理层', 'Management'],
  finance: ['财务部', 'Finance'],
  treasury: ['资金部', 'Treasury'],
  procurement: ['采购部', 'Procurement'],
  sales: ['销售部', 'Sales'],
  investment: ['投资管理部', 'Investment'],
  custody: ['托管部', 'Custody'],
  settlor_office: ['委托人代表', 'Settlor’s office'],
  beneficiary_office: ['受益人代表', 'Beneficiary’s office'],
  administration: ['基金外包部', 'Fund administration'],
  network_operations: ['网络运营部', 'Network operations'],
  corporate_banking: ['公司金融部', 'Corporate banking'],
  sales_export: ['外贸组', 'Export desk'],
};
/** The department above; all others stand below the first of their list. */
const departmentsAbove: Record<string, string> = { sales_export: 'sales' };

const usualDepartments = ['management', 'finance', 'procurement', 'sales'];
const specialDepartments: Record<string, string[]> = {
  qinghe: [...usualDepartments, 'sales_export'],
  hengxin: ['management', 'treasury', 'procurement', 'sales'],
  fund: ['management', 'investment', 'custody', 'settlor_office', 'beneficiary_office', 'administration'],
  operator: ['management', 'network_operations', 'finance'],
  'huayue-bank': ['management', 'corporate_banking'],
  'lanjiang-bank': ['management', 'corporate_banking'],
};

type AccountPlan = [
  product: string,
  zh: string,
  en: string,
  currency?: string,
  lastDigits?: string,
  balanceMinor?: string,
];

/** Accounts that the pictures of the product show; everyone else's are made up. */
const plannedAccounts: Record<string, AccountPlan[]> = {
  'qinghe/huayue': [
    ['basic', '基本户', 'Basic account', 'CNY', '8841', '138621490'],
    ['margin', '保证金户', 'Margin account', 'CNY', '5513', '24000000'],
  ],
  'qinghe/lanjiang': [['general', '一般户', 'General account', 'CNY', '2076', '42618055']],
  'fund/huayue': [
    ['fund_custody', '托管户', 'Custody account'],
    ['fund_raising', '募集户', 'Raising account'],
  ],
};

/** The enterprise as a customer of one of its banks. */
export function makeCustomer(
  enterprise: Enterprise,
  bank: BankId,
  presence: Presence,
  now: Date,
  root: Random,
): Customer {
  const random = root.fork(`${enterprise.key}/${bank}`);
  const since =
    presence.openedDaysAgo === null
      ? makeSince(enterprise, now, random.fork('since'))
      : dayFrom(now, -presence.openedDaysAgo);
  // The bank calls its customer what its records say.
  const { legalNameZh: nameZh, legalNameEn: nameEn, identifiers } = presence.mistaken(enterprise.start).identification;
  const accounts = makeAccounts(enterprise, bank, presence.customerId, since, random.fork('accounts'));
  const permissionTable = makeTable(`${enterprise.key}/${bank}`, accounts, now);
  return {
    customerId: presence.customerId,
    ...(nameZh === undefined ? {} : { nameZh }),
    nameEn,
    identifiers,
    departments: makeDepartments(enterprise.key),
    accounts,
    journal: makeJournal(enterprise, bank, presence, since, now, random.fork('journal')),
    consents: makeConsents(bank, presence, now, random.fork('consents')),
    ...(permissionTable === null ? {} : { permissionTable }),
  };
}

/** Some time after it was founded and at least a year and a half ago, before the earliest look of the bank. */
function makeSince(enterprise: Enterprise, now: Date, random: Random): string {
  const latest = dayFrom(now, -500);
  const founded = enterprise.start.identification.incorporatedOn;
  if (founded >= latest) return founded;
  const years = now.getUTCFullYear() - 2 - Number(founded.slice(0, 4));
  const day = `${Number(founded.slice(0, 4)) + random.int(0, Math.max(0, years))}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  if (day < founded) return founded;
  return day > latest ? latest : day;
}

function makeDepartments(key: string): Department[] {
  const departments = specialDepartments[key] ?? usualDepartments;
  return departments.map((departmentId, index) => {
    const [nameZh, nameEn] = departmentNames[departmentId] ?? [departmentId, departmentId];
    const parentId = index === 0 ? undefined : (departmentsAbove[departmentId] ?? departments[0]);
    return { departmentId, nameZh, nameEn, ...(parentId === undefined ? {} : { parentId }) };
  });
}

function makeAccounts(
  enterprise: Enterprise,
  bank: BankId,
  customerId: string,
  since: string,
  random: Random,
): Account[] {
  const planned = plannedAccounts[`${enterprise.key}/${bank}`] ?? makePlan(enterprise, bank, random);
  return planned.map(([product, nameZh, nameEn, currency, lastDigits, balanceMinor], index) => ({
    accountId: `${customerId}-${String(index + 1).padStart(2, '0')}`,
    nameZh,
    nameEn,
    product,
    currency: currency ?? 'CNY',
    lastDigits: lastDigits ?? String(random.int(0, 9999)).padStart(4, '0'),
    openedOn: since,
    balanceMinor: balanceMinor ?? String(random.int(1_000_00, 900_000_00) * random.int(1, 8)),
  }));
}

function makePlan(enterprise: Enterprise, bank: BankId, random: Random): AccountPlan[] {
  if (enterprise.city.country !== 'CN') return [['foreign', '外币户', 'Foreign currency account', 'EUR']];
  // An enterprise has one basic account in the country; with a second bank it opens general ones.
  const second = bank === 'lanjiang' && enterprise.presences.huayue !== undefined;
  const plan: AccountPlan[] = second
    ? [['general', '一般户', 'General account']]
    : [['basic', '基本户', 'Basic account']];
  if (random.chance(0.3)) plan.push(['margin', '保证金户', 'Margin account']);
  if (random.chance(0.15)) plan.push(['foreign', '外币户', 'Foreign currency account', random.pick(['USD', 'EUR'])]);
  return plan;
}

function makeConsents(bank: BankId, presence: Presence, now: Date, random: Random): Consent[] {
  if (presence.consent === 'none') return [];
  const givenDaysAgo = random.int(200, 360);
  const consentId = `${bank}-branch-${presence.customerId}`;
  const given = { consentId, permissions: presence.consent === 'partial' ? partialPermissions : allPermissions };
  const authorisedAt = instantFrom(now, -givenDaysAgo).toISOString();
  const running = instantFrom(now, presence.consentDays).toISOString();
  switch (presence.consent) {
    case 'withdrawn':
      return [{ ...given, status: 'CANC', authorisedAt, expiresAt: running }];
    case 'expired':
      return [
        { ...given, status: 'EXPD', authorisedAt, expiresAt: instantFrom(now, -random.int(5, 90)).toISOString() },
      ];
    default:
      return [{ ...given, status: 'AUTH', authorisedAt, expiresAt: running }];
  }
}

import { makeAddress } from './addresses.ts';
import type { Bilingual, Identifier } from './bank-seed.ts';
import { capitalAmount, makeChanges, makeProducts, withAddress, withCapital, withNames } from './changes.ts';
import type { City } from './cities.ts';
import { city as findCity } from './cities.ts';
import type { BankId, Enterprise, Holder, Presence, Topic, Truth } from './enterprise.ts';
import { bankIds, revenueBands } from './enterprise.ts';
import { completeUscc, makeLei, makeUscc, makeVat } from './identifiers.ts';
import type { Industry } from './industries.ts';
import { industry as findIndustry } from './industries.ts';
import { makePersonName, makePersonNameAbroad, makeRepresentative } from './names.ts';
import type { Random } from './random.ts';
import type { EnterpriseSpec } from './spec.ts';

const limitedCompany: Bilingual = { zh: '有限责任公司', en: 'Limited liability company' };
const generalTaxpayer: Bilingual = { zh: '一般纳税人', en: 'General VAT taxpayer' };
const smallTaxpayer: Bilingual = { zh: '小规模纳税人', en: 'Small-scale VAT taxpayer' };

/** Staff grows with the revenue band; the band's unit is multiplied by 4 to 9. */
const staffUnits = [3, 7, 22, 70, 210];

/** Fills in what the specification leaves open; the result follows from the key and the year alone. */
export function buildEnterprise(spec: EnterpriseSpec, year: number, root: Random): Enterprise {
  const random = root.fork(spec.key);
  const city = findCity(spec.city);
  const industry = findIndustry(spec.industry);
  const identifiers = makeIdentifiers(spec, city, random.fork('identifiers'));
  const told = spec.changes ?? [];
  // What the story says about a topic stays as told.
  const settled = new Set<Topic>(told.map(({ topic }) => topic));
  if (spec.products !== undefined) settled.add('products');
  if (spec.outdatedAtLanjiang?.capital !== undefined) settled.add('capital');
  const missing = Math.max(0, spec.eventful - told.length);
  const changes = [...makeChanges(random.fork('changes'), { city, industry }, missing, settled), ...told];
  return {
    key: spec.key,
    ...(spec.nameZh === undefined ? {} : { nameZh: spec.nameZh }),
    nameEn: spec.nameEn,
    shortName: spec.shortName,
    city,
    industry,
    identifiers,
    registryLei: spec.registryLei ? makeLei(random.fork('registry'), city.country === 'CN' ? '3003' : '5299') : null,
    start: makeTruth(spec, { city, industry, identifiers, year }, random.fork('truth')),
    changes: changes.toSorted((one, other) => other.daysAgo - one.daysAgo),
    presences: makePresences(spec, random.fork('presences')),
  };
}

function makeIdentifiers(spec: EnterpriseSpec, city: City, random: Random): Identifier[] {
  const { country } = city;
  const uscc = spec.usccStart ? completeUscc(spec.usccStart) : makeUscc(random, city.division);
  const lei: Identifier = { scheme: 'lei', value: makeLei(random, country === 'CN' ? '3003' : '5299'), country };
  if (country !== 'CN') return [lei, { scheme: 'vat', value: makeVat(random, country), country }];
  return [{ scheme: 'uscc', value: uscc, country }, ...(spec.lei ? [lei] : [])];
}

type Setting = { city: City; industry: Industry; identifiers: Identifier[]; year: number };

function makeTruth(spec: EnterpriseSpec, { city, industry, identifiers, year }: Setting, random: Random): Truth {
  const domestic = city.country === 'CN';
  const day = `${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  const size = Math.min(4, Math.max(0, Math.round(Math.log10(spec.capital) * 1.6 - 2.6) + random.int(-1, 1)));
  const truth: Truth = {
    identification: {
      ...(spec.nameZh === undefined ? {} : { legalNameZh: spec.nameZh }),
      legalNameEn: spec.nameEn,
      tradeName: domestic ? spec.shortName.zh : spec.shortName.en,
      identifiers,
      registeredAddress: spec.address ?? makeAddress(random, city),
      city: city.name,
      country: city.country,
      legalRepresentative: makeRepresentative(random, city.country),
      incorporatedOn: `${spec.foundedYear}-${day}`,
      registeredCapital: { amount: capitalAmount(spec.capital), currency: domestic ? 'CNY' : 'EUR' },
      legalForm: spec.legalForm ?? limitedCompany,
      status: 'active',
    },
    ownership: { holders: makeHolders(random, city.country) },
    qualification: {
      industryCode: industry.code,
      industry: industry.name,
      mainProducts: spec.products ?? makeProducts(random, industry),
      revenueBand: revenueBands[size] ?? 'lt_5m',
      revenueYear: year - 1,
      employees: random.int(4, 9) * (staffUnits[size] ?? 3),
    },
  };
  if (!domestic) return truth;
  const standing = {
    taxCreditRating: random.pick(['A', 'A', 'A', 'B', 'B', 'M', 'C'] as const),
    taxpayerKind: size === 0 && random.chance(0.6) ? smallTaxpayer : generalTaxpayer,
    ratingYear: year - 1,
    overdue: random.chance(0.04),
  };
  return { ...truth, standing };
}

/** One to four holders whose shares add up to exactly 100.00 per cent. */
function makeHolders(random: Random, country: string): Holder[] {
  const domestic = country === 'CN';
  const names = new Set<string>();
  const count = random.pick(domestic ? [1, 2, 2, 3, 3, 4] : [1, 2, 2, 3]);
  while (names.size < count) names.add(domestic ? makePersonName(random).zh : makePersonNameAbroad(random, country));
  const steps = Array.from({ length: 18 }, (_, index) => (index + 1) * 525);
  const cuts = random.sample(steps, count - 1).toSorted((one, other) => one - other);
  const shares = [...cuts, 10_000]
    .map((edge, index) => edge - (cuts[index - 1] ?? 0))
    .toSorted((one, other) => other - one);
  return [...names].map((name, index) => ({ name, kind: 'person', share: ((shares[index] ?? 0) / 100).toFixed(2) }));
}

function makePresences(spec: EnterpriseSpec, random: Random): Partial<Record<BankId, Presence>> {
  const presences: Partial<Record<BankId, Presence>> = {};
  for (const bank of bankIds) {
    const customerId = spec.banks[bank];
    if (customerId === undefined) continue;
    const old = bank === 'lanjiang' ? spec.outdatedAtLanjiang : undefined;
    const held = bank === 'huayue' ? spec.heldAtHuayue : undefined;
    presences[bank] = {
      customerId,
      consent: spec.consent ?? 'full',
      consentDays: spec.consentDays?.[bank] ?? random.int(60, 350),
      outdated: old !== undefined,
      openedDaysAgo: spec.openedDaysAgo ?? null,
      mistaken: (truth) => {
        const named = held === undefined ? truth : withNames(held.nameZh, held.nameEn)(truth);
        const capital = old?.capital === undefined ? named : withCapital(old.capital)(named);
        const address = old?.address ?? held?.address;
        return address === undefined ? capital : withAddress(address)(capital);
      },
    };
  }
  return presences;
}

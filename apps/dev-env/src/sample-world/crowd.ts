import type { Bilingual } from './bank-seed.ts';
import type { City } from './cities.ts';
import { cities } from './cities.ts';
import type { BankId, ConsentState } from './enterprise.ts';
import type { Industry } from './industries.ts';
import { industries } from './industries.ts';
import { makeBrands } from './names.ts';
import type { Random } from './random.ts';
import type { EnterpriseSpec } from './spec.ts';

/** How many of the crowd are customers of both banks; the cast adds its own. */
const sharedCount = 22;
/** Every how manieth of those is known to lanjiang only as it was long ago. */
const outdatedEvery = 3;

const companiesAbroad: readonly [name: string, city: string, industry: string, formZh: string, form: string][] = [
  ['Nordlicht Antriebstechnik GmbH', 'hamburg', 'machinery', '有限责任公司（德国）', 'GmbH'],
  ['Kaiwerk Spedition GmbH', 'hamburg', 'logistics', '有限责任公司（德国）', 'GmbH'],
  ['Havenbrug Expeditie B.V.', 'rotterdam', 'logistics', '有限责任公司（荷兰）', 'B.V.'],
  ['Lage Polder Trading B.V.', 'rotterdam', 'wholesale', '有限责任公司（荷兰）', 'B.V.'],
  ['Westkade Verpakkingen B.V.', 'rotterdam', 'packaging', '有限责任公司（荷兰）', 'B.V.'],
  ['Officine Lambrate S.r.l.', 'milan', 'machinery', '有限责任公司（意大利）', 'S.r.l.'],
  ['Tessuti Navigliana S.r.l.', 'milan', 'textiles', '有限责任公司（意大利）', 'S.r.l.'],
  ['Studio Porta Romana S.r.l.', 'milan', 'engineering', '有限责任公司（意大利）', 'S.r.l.'],
  ['Ateliers du Confluent SAS', 'lyon', 'electronics', '简化股份公司（法国）', 'SAS'],
  ['Maison Belleviste SAS', 'lyon', 'food', '简化股份公司（法国）', 'SAS'],
];

/** Everyone without a part in the story, so that searching, paging and sorting have something to do. */
export function makeCrowd(random: Random, count: number, taken: ReadonlySet<string>): EnterpriseSpec[] {
  const customerIds = new Set(taken);
  const abroad = companiesAbroad.map(([name, city, industry, formZh, form], index) => {
    const part = random.fork(`abroad-${index}`);
    const shortName = name.replace(/ (GmbH|B\.V\.|S\.r\.l\.|SAS)$/, '');
    const bank: BankId = index % 3 === 2 ? 'lanjiang' : 'huayue';
    return {
      key: `abroad-${index + 1}`,
      nameEn: name,
      shortName: { zh: shortName, en: shortName },
      industry,
      city,
      banks: { [bank]: makeCustomerId(part, bank, customerIds) },
      capital: part.pick([5, 10, 20, 50, 100]),
      foundedYear: part.int(1978, 2019),
      legalForm: { zh: formZh, en: form },
      eventful: part.int(1, 3),
    };
  });
  const brands = makeBrands(random.fork('brands'));
  const domestic = Array.from({ length: count - abroad.length }, (_, index) => {
    const brand = brands[index];
    if (brand === undefined) throw new Error(`there are only ${brands.length} brands`);
    return makeDomestic(random.fork(`crowd-${index}`), index, brand, customerIds);
  });
  return [...domestic, ...abroad];
}

function makeDomestic(random: Random, index: number, brand: Bilingual, customerIds: Set<string>): EnterpriseSpec {
  const domesticCities = cities.filter(({ country }) => country === 'CN');
  // In turn, so that every industry and every city is there; the second step keeps the pairs from repeating.
  const industry = industries[index % industries.length];
  const city = domesticCities[(index + Math.floor(index / industries.length)) % domesticCities.length];
  if (industry === undefined || city === undefined) throw new Error('there are no industries or cities');
  const capital = random.pick(industry.capital);
  const shared = index < sharedCount;
  const home: BankId = random.chance(0.58) ? 'huayue' : 'lanjiang';
  const banks: Partial<Record<BankId, string>> = {};
  if (shared || home === 'huayue') banks.huayue = makeCustomerId(random, 'huayue', customerIds);
  if (shared || home === 'lanjiang') banks.lanjiang = makeCustomerId(random, 'lanjiang', customerIds);
  return {
    key: `crowd-${index + 1}`,
    ...makeNames(random, brand, city, industry, capital),
    industry: industry.key,
    city: city.key,
    banks,
    capital,
    foundedYear: random.int(1999, 2023),
    eventful: random.pick([0, 1, 1, 2, 2, 3, 4]),
    lei: random.chance(0.3),
    consent: consentOf(index),
    ...(shared && index % outdatedEvery === 0 ? { outdatedAtLanjiang: { capital: Math.round(capital * 0.6) } } : {}),
  };
}

/** Nearly all gave their consent in full; the rest show every other state. */
function consentOf(index: number): ConsentState {
  const states: Record<number, ConsentState> = { 7: 'partial', 12: 'none', 19: 'expired', 23: 'withdrawn' };
  return index >= sharedCount ? (states[index % 40] ?? 'full') : 'full';
}

type Names = { nameZh: string; nameEn: string; shortName: Bilingual; legalForm?: Bilingual };

function makeNames(random: Random, brand: Bilingual, city: City, industry: Industry, capital: number): Names {
  const word = random.pick(industry.words);
  const short = { zh: brand.zh + word.zh, en: `${brand.en} ${word.en}` };
  const place = city.name;
  if (capital >= 5000 && random.chance(0.5)) {
    const legalForm = { zh: '股份有限公司', en: 'Joint-stock company' };
    return { nameZh: `${short.zh}股份有限公司`, nameEn: `${short.en} Corporation`, shortName: short, legalForm };
  }
  switch (random.int(1, 3)) {
    case 1:
      return {
        nameZh: `${place.zh}${short.zh}有限公司`,
        nameEn: `${place.en} ${short.en} Co., Ltd.`,
        shortName: short,
      };
    case 2:
      return {
        nameZh: `${short.zh}（${place.zh}）有限公司`,
        nameEn: `${short.en} (${place.en}) Co., Ltd.`,
        shortName: short,
      };
    default:
      return { nameZh: `${short.zh}有限公司`, nameEn: `${short.en} Co., Ltd.`, shortName: short };
  }
}

function makeCustomerId(random: Random, bank: BankId, taken: Set<string>): string {
  for (;;) {
    const front = bank === 'huayue' ? random.int(7735, 7799) : random.int(2210, 2259);
    const id = `${front}-${String(random.int(0, 9999)).padStart(4, '0')}`;
    if (!taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
}

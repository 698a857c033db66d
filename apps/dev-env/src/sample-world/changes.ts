import type { Bilingual } from './bank-seed.ts';
import { roads } from './cities.ts';
import type { City } from './cities.ts';
import type { BankId, Change, Holder, Truth } from './enterprise.ts';
import { revenueBands } from './enterprise.ts';
import type { Industry } from './industries.ts';
import { makePersonName } from './names.ts';
import type { Random } from './random.ts';

type Setting = { city: City; industry: Industry };
type Apply = (truth: Truth) => Truth;
type Maker = { kind: Change['kind']; weight: number; make: (random: Random, setting: Setting) => Apply };

/** Amounts on the wire are decimal strings; ten thousand is the unit in which capital is spoken of. */
export function capitalAmount(tenThousands: number): string {
  return `${tenThousands}0000.00`;
}

export function withAddress(registeredAddress: Bilingual): Apply {
  return (truth) => ({ ...truth, identification: { ...truth.identification, registeredAddress } });
}

export function withCapital(tenThousands: number): Apply {
  return (truth) => {
    const { currency } = truth.identification.registeredCapital;
    const registeredCapital = { amount: capitalAmount(tenThousands), currency };
    return { ...truth, identification: { ...truth.identification, registeredCapital } };
  };
}

export function withProducts(mainProducts: Bilingual): Apply {
  return (truth) => ({ ...truth, qualification: { ...truth.qualification, mainProducts } });
}

export function withRating(taxCreditRating: 'A' | 'B' | 'M' | 'C' | 'D'): Apply {
  return (truth) => (truth.standing ? { ...truth, standing: { ...truth.standing, taxCreditRating } } : truth);
}

/** A change that the story needs, at a day that the story needs. */
export function told(kind: Change['kind'], daysAgo: number, apply: Apply, unknownTo: readonly BankId[] = []): Change {
  return { kind, daysAgo, unknownTo, apply };
}

/** An invented address of the city. */
export function makeAddress(random: Random, { name, district }: City): Bilingual {
  const road = random.pick(roads);
  const number = random.int(2, 399);
  if (random.chance(0.4)) {
    return {
      zh: `${name.zh}市${district.zh}${road.zh} ${number} 号`,
      en: `${number} ${road.en}, ${district.en}, ${name.en}`,
    };
  }
  const building = random.int(1, 12);
  return {
    zh: `${name.zh}市${district.zh}${road.zh} ${number} 号 ${building} 幢`,
    en: `Building ${building}, ${number} ${road.en}, ${district.en}, ${name.en}`,
  };
}

/** Two or three products of the industry as one text. */
export function makeProducts(random: Random, { products }: Industry): Bilingual {
  const chosen = random.sample(products, random.int(2, 3));
  const en = chosen.map((product) => product.en).join(', ');
  return { zh: chosen.map((product) => product.zh).join('、'), en: en.charAt(0).toUpperCase() + en.slice(1) };
}

/** Moves some hundredths of a per cent from the largest holder to another; the sum stays 100.00. */
function moveShare(holders: Holder[], hundredths: number): Holder[] {
  const [first, second, ...rest] = holders;
  if (first === undefined || second === undefined) return holders;
  return [
    { ...first, share: shift(first.share, -hundredths) },
    { ...second, share: shift(second.share, hundredths) },
    ...rest,
  ];
}

function shift(share: string, hundredths: number): string {
  return ((Math.round(Number(share) * 100) + hundredths) / 100).toFixed(2);
}

const makers: readonly Maker[] = [
  { kind: 'identification', weight: 3, make: (random, { city }) => withAddress(makeAddress(random, city)) },
  {
    kind: 'identification',
    weight: 3,
    make: (random) => {
      const percent = random.pick([120, 150, 160, 200]);
      return (truth) => {
        const tenThousands = Math.round(Number(truth.identification.registeredCapital.amount) / 10_000);
        return withCapital(Math.round((tenThousands * percent) / 100))(truth);
      };
    },
  },
  {
    kind: 'identification',
    weight: 2,
    make: (random) => {
      const { zh, en } = makePersonName(random);
      const legalRepresentative = { nameZh: zh, nameEn: en };
      return (truth) => ({ ...truth, identification: { ...truth.identification, legalRepresentative } });
    },
  },
  {
    kind: 'ownership',
    weight: 2,
    make: (random) => {
      const hundredths = random.int(100, 900);
      return (truth) => ({ ...truth, ownership: { holders: moveShare(truth.ownership.holders, hundredths) } });
    },
  },
  { kind: 'qualification', weight: 3, make: (random, { industry }) => withProducts(makeProducts(random, industry)) },
  {
    kind: 'qualification',
    weight: 3,
    make: (random) => {
      const percent = random.pick([82, 91, 106, 112, 125, 140]);
      return (truth) => {
        const employees = Math.max(3, Math.round((truth.qualification.employees * percent) / 100));
        return { ...truth, qualification: { ...truth.qualification, employees } };
      };
    },
  },
  {
    kind: 'qualification',
    weight: 1,
    make: (random) => {
      const step = random.chance(0.7) ? 1 : -1;
      return (truth) => {
        const place = revenueBands.indexOf(truth.qualification.revenueBand) + step;
        const revenueBand = revenueBands[place] ?? truth.qualification.revenueBand;
        return { ...truth, qualification: { ...truth.qualification, revenueBand } };
      };
    },
  },
  { kind: 'standing', weight: 3, make: (random) => withRating(random.pick(['A', 'A', 'B', 'B', 'M', 'C'])) },
  {
    kind: 'standing',
    weight: 1,
    make: () => (truth) =>
      truth.standing ? { ...truth, standing: { ...truth.standing, overdue: !truth.standing.overdue } } : truth,
  },
];

/** `count` changes at random days of the six months, oldest first. */
export function makeChanges(random: Random, setting: Setting, count: number): Change[] {
  const urn = makers
    .filter(({ kind }) => kind !== 'standing' || setting.city.country === 'CN')
    .flatMap((maker) => Array.from({ length: maker.weight }, () => maker));
  const changes = Array.from({ length: count }, () => {
    const { kind, make } = random.pick(urn);
    const unknownTo = random.chance(0.15) ? [random.pick<BankId>(['huayue', 'lanjiang'])] : [];
    return { kind, daysAgo: random.int(1, 178), unknownTo, apply: make(random, setting) };
  });
  return changes.toSorted((one, other) => other.daysAgo - one.daysAgo);
}

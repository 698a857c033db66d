import { makeAddress } from './addresses.ts';
import type { Bilingual } from './bank-seed.ts';
import type { City } from './cities.ts';
import type { BankId, Change, Holder, PartialText, Topic, Truth } from './enterprise.ts';
import { revenueBands, topics } from './enterprise.ts';
import type { Industry } from './industries.ts';
import { makeRepresentative } from './names.ts';
import type { Random } from './random.ts';

type Setting = { city: City; industry: Industry };
type Apply = (truth: Truth) => Truth;
type Maker = { weight: number; make: (random: Random, setting: Setting) => Apply };

/** Amounts on the wire are decimal strings; ten thousand is the unit in which capital is spoken of. */
export function capitalAmount(tenThousands: number): string {
  return `${tenThousands}0000.00`;
}

export function withAddress(registeredAddress: PartialText): Apply {
  return (truth) => ({ ...truth, identification: { ...truth.identification, registeredAddress } });
}

/** The names only; what the enterprise trades under stays. */
export function withNames(legalNameZh: string, legalNameEn: string): Apply {
  return (truth) => ({ ...truth, identification: { ...truth.identification, legalNameZh, legalNameEn } });
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

const makers: Record<Topic, Maker> = {
  address: { weight: 3, make: (random, { city }) => withAddress(makeAddress(random, city)) },
  capital: {
    weight: 3,
    make: (random) => {
      const percent = random.pick([120, 150, 160, 200]);
      return (truth) => {
        const tenThousands = Math.round(Number(truth.identification.registeredCapital.amount) / 10_000);
        return withCapital(Math.round((tenThousands * percent) / 100))(truth);
      };
    },
  },
  representative: {
    weight: 2,
    make: (random, { city }) => {
      const legalRepresentative = makeRepresentative(random, city.country);
      return (truth) => ({ ...truth, identification: { ...truth.identification, legalRepresentative } });
    },
  },
  holders: {
    weight: 2,
    make: (random) => {
      const hundredths = random.int(4, 36) * 25;
      return (truth) => ({ ...truth, ownership: { holders: moveShare(truth.ownership.holders, hundredths) } });
    },
  },
  products: { weight: 3, make: (random, { industry }) => withProducts(makeProducts(random, industry)) },
  employees: {
    weight: 3,
    make: (random) => {
      const percent = random.pick([82, 91, 106, 112, 125, 140]);
      return (truth) => {
        const employees = Math.max(3, Math.round((truth.qualification.employees * percent) / 100));
        return { ...truth, qualification: { ...truth.qualification, employees } };
      };
    },
  },
  revenue: {
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
  rating: { weight: 3, make: (random) => withRating(random.pick(['A', 'A', 'B', 'B', 'M', 'C'])) },
  overdue: {
    weight: 1,
    make: () => (truth) =>
      truth.standing ? { ...truth, standing: { ...truth.standing, overdue: !truth.standing.overdue } } : truth,
  },
};

/** A change that the story needs, at a day that the story needs. */
export function told(topic: Topic, daysAgo: number, apply: Apply, unknownTo: readonly BankId[] = []): Change {
  return { topic, daysAgo, unknownTo, apply };
}

/** Up to `count` changes at random days of the six months, each of another topic and none of a settled one. */
export function makeChanges(random: Random, setting: Setting, count: number, settled: ReadonlySet<Topic>): Change[] {
  // The keys of the table are its type's.
  const open = (Object.keys(makers) as Topic[]).filter(
    (topic) => !settled.has(topic) && (topics[topic] !== 'standing' || setting.city.country === 'CN'),
  );
  const urn = open.flatMap((topic) => Array.from({ length: makers[topic].weight }, () => topic));
  const drawn = new Set(random.sample(urn, urn.length));
  return [...drawn].slice(0, count).map((topic) => ({
    topic,
    daysAgo: random.int(1, 178),
    unknownTo: random.chance(0.15) ? [random.pick<BankId>(['huayue', 'lanjiang'])] : [],
    apply: makers[topic].make(random, setting),
  }));
}

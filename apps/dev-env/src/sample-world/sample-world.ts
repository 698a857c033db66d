import type { BankSeed, Customer } from './bank-seed.ts';
import { buildEnterprise } from './build-enterprise.ts';
import { cast } from './cast.ts';
import { makeCrowd } from './crowd.ts';
import { makeCustomer } from './customers.ts';
import type { BankId, Enterprise } from './enterprise.ts';
import { bankIds } from './enterprise.ts';
import type { Known } from './people.ts';
import { makePeople } from './people.ts';
import { createRandom, type Random } from './random.ts';
import { makeRegistry } from './registry.ts';
import type { SampleRelations } from './relations.ts';
import { makeRelations } from './relations.ts';
import { roles } from './roles.ts';
import { makeTransactions, partiesOf } from './transactions.ts';

/** Changing this label changes every name and number of the world at once. */
const seedLabel = 'guildhall-2026';
const crowdCounts = { small: 0, full: 202 };

export const bankDescriptions = {
  huayue: { id: 'huayue', nameZh: '华岳银行', nameEn: 'Huayue Bank', mark: '岳', color: '#22406F' },
  lanjiang: { id: 'lanjiang', nameZh: '澜江银行', nameEn: 'Lanjiang Bank', mark: '澜', color: '#5B3A8C' },
} as const satisfies Record<BankId, BankSeed['bank']>;

export type SampleSize = keyof typeof crowdCounts;

export type SampleWorld = {
  enterprises: Enterprise[];
  banks: Record<BankId, BankSeed>;
  relations: SampleRelations;
  /** Lines of a file of the LEI registry, of enterprises that have not joined. */
  registry: string[];
  /** The bank and customer number whose members operate the network. */
  operator: { bank: BankId; customerId: string };
};

/**
 * The world of the demo: the same for the same `now` and size. `small` has only the enterprises with a part in the
 * story, for tests; `full` adds the crowd.
 */
export function makeSampleWorld({ now, size = 'full' }: { now: Date; size?: SampleSize }): SampleWorld {
  const random = createRandom(seedLabel);
  const taken = new Set(cast.flatMap(({ banks }) => Object.values(banks)));
  const specs = [...cast, ...(crowdCounts[size] > 0 ? makeCrowd(random.fork('crowd'), crowdCounts[size], taken) : [])];
  const enterprises = specs.map((spec) => buildEnterprise(spec, now.getUTCFullYear(), random.fork('enterprises')));
  const operator = cast.find(({ key }) => key === 'operator')?.banks.huayue;
  if (operator === undefined) throw new Error('the operator of the network is missing');
  return {
    enterprises,
    banks: {
      huayue: makeBankSeed('huayue', enterprises, now, random),
      lanjiang: makeBankSeed('lanjiang', enterprises, now, random),
    },
    relations: makeRelations(enterprises, now, random),
    registry: makeRegistry(enterprises, now),
    operator: { bank: 'huayue', customerId: operator },
  };
}

function makeBankSeed(
  bank: BankId,
  enterprises: readonly Enterprise[],
  now: Date,
  root: ReturnType<typeof createRandom>,
): BankSeed {
  const random = root.fork('customers');
  const story = enterprises.filter(({ key }) => cast.some((spec) => spec.key === key));
  const known: Known[] = enterprises.flatMap((enterprise) => {
    const presence = enterprise.presences[bank];
    return presence === undefined
      ? []
      : [{ enterprise, customer: makeCustomer(enterprise, bank, presence, now, random) }];
  });
  return {
    bank: bankDescriptions[bank],
    roles: roles.map((role) => ({ ...role })),
    customers: known.map(({ enterprise, customer }) =>
      story.includes(enterprise)
        ? withPast(customer, partiesOf(enterprise, bank, story, bankNames), now, root)
        : customer,
    ),
    people: makePeople(bank, known, now, root.fork('people')),
  };
}

const bankNames = { huayue: bankDescriptions.huayue.nameZh, lanjiang: bankDescriptions.lanjiang.nameZh };

/** The accounts of those who have a part in the story have something to show. */
function withPast(customer: Customer, parties: ReturnType<typeof partiesOf>, now: Date, root: Random): Customer {
  const accounts = customer.accounts.map((account) => ({
    ...account,
    transactions: makeTransactions(account, parties, now, root.fork(`transactions/${account.accountId}`)),
  }));
  return { ...customer, accounts };
}

/** How many journal entries the network will have taken up of each bank when nothing is left to fetch. */
export function expectedEntries(world: SampleWorld): Record<BankId, number> {
  const count = (bank: BankId): number =>
    world.banks[bank].customers
      .filter(({ consents }) => consents.some(({ status }) => status === 'AUTH'))
      .reduce((sum, { journal }) => sum + journal.length, 0);
  return Object.fromEntries(bankIds.map((bank) => [bank, count(bank)])) as Record<BankId, number>;
}

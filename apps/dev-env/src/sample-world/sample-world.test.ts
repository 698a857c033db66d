import { describe, expect, test } from 'vitest';
import { stdnum } from 'stdnum';
import { cast } from './cast.ts';
import { cities } from './cities.ts';
import { bankIds } from './enterprise.ts';
import { industries } from './industries.ts';
import { qingheRoles, roles } from './roles.ts';
import { expectedEntries, makeSampleWorld } from './sample-world.ts';

/** What stdnum calls the VAT number of a country. */
const vatNames: Record<string, string> = { DE: 'vat', NL: 'btw', IT: 'iva', FR: 'tva' };
const now = new Date('2026-11-20T02:42:00Z');
const world = makeSampleWorld({ now });
const seeds = bankIds.map((bank) => world.banks[bank]);
const enterprise = (key: string) => world.enterprises.find((candidate) => candidate.key === key);

describe('identifiers', () => {
  test('every identifier passes the check of its scheme', () => {
    const wrong = world.enterprises
      .flatMap(({ identifiers }) => identifiers)
      .filter((identifier) => !isValid(identifier));
    expect(wrong).toEqual([]);
  });

  test('the check itself refuses a changed character', () => {
    const uscc = enterprise('qinghe')?.identifiers[0]?.value ?? '';
    expect(isValid({ scheme: 'uscc', value: uscc, country: 'CN' })).toBe(true);
    expect(
      isValid({ scheme: 'uscc', value: `${uscc.slice(0, -1)}${uscc.endsWith('1') ? '2' : '1'}`, country: 'CN' }),
    ).toBe(false);
  });

  test('no identifier and no customer number is given out twice', () => {
    const values = world.enterprises.flatMap(({ identifiers }) => identifiers.map(({ value }) => value));
    expect(new Set(values).size).toBe(values.length);
    const numbers = seeds.flatMap(({ customers }) => customers.map(({ customerId }) => customerId));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('extent', () => {
  test('more than 200 enterprises in 12 industries and 20 cities', () => {
    expect(world.enterprises.length).toBeGreaterThan(200);
    expect(new Set(world.enterprises.map(({ industry }) => industry.key)).size).toBe(industries.length);
    expect(industries.length).toBe(12);
    expect(new Set(world.enterprises.map(({ city }) => city.key)).size).toBe(cities.length);
    expect(cities.length).toBe(20);
  });

  test('about thirty are customers of both banks, and some of those are attested differently', () => {
    const shared = world.enterprises.filter(({ presences }) => presences.huayue && presences.lanjiang);
    expect(shared.length).toBeGreaterThanOrEqual(28);
    expect(shared.length).toBeLessThanOrEqual(34);
    const differing = shared.filter((one) => capital('huayue', one.key) !== capital('lanjiang', one.key));
    expect(differing.length).toBeGreaterThanOrEqual(6);
    expect([capital('huayue', 'chenghu'), capital('lanjiang', 'chenghu')]).toEqual(['20000000.00', '15000000.00']);
    expect([capital('huayue', 'hengxin'), capital('lanjiang', 'hengxin')]).toEqual(['12000000.00', '10000000.00']);
  });

  test('nearly all gave their consent, and every other state occurs', () => {
    const customers = seeds.flatMap((seed) => seed.customers);
    const states = customers.map(({ consents }) => consents[0]?.status ?? 'none');
    expect(states.filter((state) => state === 'AUTH').length / states.length).toBeGreaterThan(0.9);
    expect(new Set(states)).toEqual(new Set(['AUTH', 'none', 'EXPD', 'CANC']));
  });

  test('names are different, in both languages', () => {
    const zh = world.enterprises.flatMap(({ nameZh }) => nameZh ?? []);
    expect(new Set(zh).size).toBe(zh.length);
    expect(new Set(world.enterprises.map(({ nameEn }) => nameEn)).size).toBe(world.enterprises.length);
  });
});

describe('people', () => {
  test('thirty are listed at the large bank, and every mandate points at what is there', () => {
    expect(world.banks.huayue.people.filter(({ listed }) => listed).length).toBe(30);
    for (const seed of seeds) {
      const customers = new Map(seed.customers.map((customer) => [customer.customerId, customer]));
      expect(new Set(seed.people.map(({ personId }) => personId)).size).toBe(seed.people.length);
      for (const mandate of seed.people.flatMap((person) => person.mandates)) {
        const customer = customers.get(mandate.customerId);
        expect(customer?.departments.map(({ departmentId }) => departmentId)).toContain(mandate.departmentId);
        expect(customer?.accounts.map(({ accountId }) => accountId)).toEqual(
          expect.arrayContaining(mandate.accountIds),
        );
        const own = customer?.permissionTable?.roles ?? seed.roles;
        expect(own.map(({ roleId }) => roleId)).toContain(mandate.roleId);
      }
    }
  });

  test('every listed person finds all planned enterprises, and every role is somebody’s', () => {
    const people = seeds.flatMap((seed) => seed.people);
    expect(people.filter(({ mandates }) => mandates.length === 0)).toEqual([]);
    const held = new Set(people.flatMap(({ mandates }) => mandates.map(({ roleId }) => roleId)));
    expect(held).toEqual(new Set([...roles, ...qingheRoles].map(({ roleId }) => roleId)));
    expect(people.find(({ personId }) => personId === 'huayue-treasurer')?.mandates.length).toBe(3);
    expect(people.find(({ personId }) => personId === 'huayue-bookkeeper')?.mandates.length).toBe(5);
  });

  test('the operator and both banks are customers', () => {
    expect(world.operator).toEqual({ bank: 'huayue', customerId: '7700-0001' });
    for (const key of ['operator', 'huayue-bank', 'lanjiang-bank']) expect(enterprise(key)).toBeDefined();
  });
});

describe('departments and tables', () => {
  test('departments are a tree with one top, and nobody stands below a department that is not there', () => {
    for (const { departments } of seeds.flatMap((seed) => seed.customers)) {
      const ids = departments.map(({ departmentId }) => departmentId);
      expect(departments.filter(({ parentId }) => parentId === undefined).length).toBe(1);
      for (const { parentId } of departments) expect([undefined, ...ids]).toContain(parentId);
    }
  });

  test('three customers have a table of their own, and its grants name departments and accounts that are there', () => {
    const own = seeds.flatMap((seed) => seed.customers).filter(({ permissionTable }) => permissionTable !== undefined);
    expect(own.map(({ customerId }) => customerId)).toEqual(['7730-1942', '7731-0008', '2208-4617']);
    for (const { permissionTable, departments, accounts } of own) {
      for (const { departmentId, accounts: scope } of permissionTable?.grants ?? []) {
        expect(departments.map((department) => department.departmentId)).toContain(departmentId);
        const numbers = accounts.map(({ accountId }) => accountId);
        if (scope.kind === 'accounts') expect(numbers).toEqual(expect.arrayContaining(scope.accountNumbers));
      }
    }
  });

  test('the accountant of Qinghe keeps the first account only, until June of the next year', () => {
    const accountant = world.banks.huayue.people.find(({ personId }) => personId === 'huayue-accountant');
    expect(accountant?.mandates).toMatchObject([{ accountIds: ['7730-1942-01'], validUntil: '2027-06-30' }]);
  });
});

describe('journal', () => {
  test('runs forward, ends before now, and never repeats a record number', () => {
    for (const { journal } of seeds.flatMap((seed) => seed.customers)) {
      const instants = journal.map(({ asOf }) => asOf);
      expect(instants).toEqual(instants.toSorted());
      expect(instants.every((instant) => instant <= now.toISOString())).toBe(true);
      expect(new Set(journal.map(({ recordId }) => recordId)).size).toBe(journal.length);
    }
  });

  test('begins with one record of each kind, so that every fact has a first value', () => {
    for (const { journal, identifiers } of seeds.flatMap((seed) => seed.customers)) {
      const kinds = new Set(journal.slice(0, 5).map(({ kind }) => kind));
      expect(kinds.size).toBe(identifiers[0]?.scheme === 'uscc' ? 5 : 4);
    }
  });

  test('holders’ shares add up to one hundred per cent in every version', () => {
    for (const entry of seeds.flatMap((seed) => seed.customers).flatMap(({ journal }) => journal)) {
      if (!('holders' in entry.data) || !Array.isArray(entry.data.holders)) continue;
      const sum = entry.data.holders.reduce((total: number, { share }) => total + Math.round(Number(share) * 100), 0);
      expect(sum).toBe(10_000);
      for (const { share } of entry.data.holders) expect(Number(share)).toBeGreaterThan(0);
    }
  });

  test('abroad nothing is said in Chinese, neither at the start nor after a change', () => {
    const abroad = seeds
      .flatMap((seed) => seed.customers)
      .filter(({ identifiers }) => identifiers[0]?.country !== 'CN');
    expect(abroad.length).toBeGreaterThan(5);
    for (const { journal } of abroad) {
      for (const { data } of journal.filter(({ kind }) => kind === 'identification')) {
        expect(data).toMatchObject({ registeredAddress: { en: expect.any(String) } });
        expect(JSON.stringify([Object(data).registeredAddress, Object(data).legalRepresentative])).not.toMatch(
          /\p{Script=Han}/u,
        );
      }
    }
  });

  test('there are changes in each of the last six months, and one today', () => {
    const entries = seeds.flatMap((seed) => seed.customers).flatMap(({ journal }) => journal);
    for (let month = 0; month < 6; month += 1) {
      const [from, to] = [month + 1, month].map((back) =>
        new Date(now.getTime() - back * 29 * 86_400_000).toISOString(),
      );
      expect(entries.filter(({ asOf }) => asOf > (from ?? '') && asOf <= (to ?? '')).length).toBeGreaterThan(30);
    }
    expect(entries.some(({ asOf }) => asOf.startsWith('2026-11-20'))).toBe(true);
  });

  test('what is expected of the take-up counts exactly the customers with a standing consent', () => {
    const all = seeds.map((seed) => seed.customers.reduce((sum, { journal }) => sum + journal.length, 0));
    const expected = expectedEntries(world);
    expect(expected.huayue).toBeLessThan(all[0] ?? 0);
    expect(expected.huayue).toBeGreaterThan(600);
  });
});

describe('relations', () => {
  const qinghe = enterprise('qinghe')?.identifiers[0]?.value;
  const values = new Set(world.enterprises.map(({ identifiers }) => identifiers[0]?.value));

  test('name only enterprises that are there, no pair twice and nobody with himself', () => {
    const { partnerships, watches } = world.relations;
    const pairs = [
      ...partnerships.map(({ a, b }) => [a.value, b.value]),
      ...watches.map(({ watcher, watched }) => [watcher.value, watched.value]),
    ];
    for (const [one, other] of pairs) {
      expect(one).not.toBe(other);
      expect(values.has(one) && values.has(other)).toBe(true);
    }
    const unordered = partnerships.map(({ a, b }) => [a.value, b.value].toSorted().join(' '));
    expect(new Set(unordered).size).toBe(unordered.length);
  });

  test('Qinghe has 15 partners, two open requests and 25 watches', () => {
    const own = world.relations.partnerships.filter(({ a, b }) => a.value === qinghe || b.value === qinghe);
    expect(own.filter(({ state }) => state === 'active').length).toBe(15);
    expect(own.filter(({ state }) => state === 'requested').length).toBe(2);
    expect(world.relations.watches.filter(({ watcher }) => watcher.value === qinghe).length).toBe(25);
  });
});

describe('newcomers', () => {
  const customer = (key: string) =>
    world.banks.huayue.customers.find(({ customerId }) => customerId === enterprise(key)?.presences.huayue?.customerId);
  const attested = (key: string) => customer(key)?.journal.find(({ kind }) => kind === 'identification')?.data;
  const keys = ['newcomer', 'newcomer-differing', 'newcomer-in-registry'];

  test('have just opened their accounts, gave no consent and know nobody', () => {
    const { partnerships, watches } = world.relations;
    const related = new Set(
      [...partnerships.flatMap(({ a, b }) => [a, b]), ...watches.map(({ watched }) => watched)].map(
        ({ value }) => value,
      ),
    );
    for (const key of keys) {
      expect(customer(key)?.consents).toEqual([]);
      expect(customer(key)?.journal.length).toBe(5);
      expect(customer(key)?.journal.every(({ asOf }) => asOf > '2026-10-30')).toBe(true);
      expect(related.has(enterprise(key)?.identifiers[0]?.value ?? '')).toBe(false);
    }
  });

  test('of two of them the bank holds what the licence says, of the third an old name and address', () => {
    for (const key of ['newcomer', 'newcomer-in-registry'])
      expect(attested(key)).toEqual(enterprise(key)?.start.identification);
    const licence = enterprise('newcomer-differing')?.start.identification;
    const held = attested('newcomer-differing');
    expect(held).toMatchObject({
      identifiers: licence?.identifiers,
      legalRepresentative: licence?.legalRepresentative,
    });
    expect(held).toMatchObject({ legalNameZh: expect.not.stringContaining(licence?.legalNameZh ?? '') });
    expect(held).not.toMatchObject({ registeredAddress: licence?.registeredAddress });
    expect(customer('newcomer-differing')?.nameZh).toBe(Object(held).legalNameZh);
  });

  test('one is known to the LEI registry under a valid LEI that its bank does not hold', () => {
    expect(world.registry.length).toBe(1);
    const { lei, entity } = JSON.parse(world.registry[0] ?? '{}');
    expect(isValid({ scheme: 'lei', value: lei, country: 'CN' })).toBe(true);
    expect(entity.legalName.name).toBe(enterprise('newcomer-in-registry')?.nameZh);
    expect(JSON.stringify(customer('newcomer-in-registry'))).not.toContain(lei);
  });
});

test('the same moment gives the same world, another moment another', () => {
  expect(JSON.stringify(makeSampleWorld({ now }))).toBe(JSON.stringify(world));
  expect(makeSampleWorld({ now: new Date('2027-03-01T00:00:00Z') }).banks).not.toEqual(world.banks);
});

test('the small world has the story and nothing else, and its references hold', () => {
  const small = makeSampleWorld({ now, size: 'small' });
  expect(small.enterprises.length).toBe(cast.length);
  expect(small.banks.huayue.people.filter(({ listed }) => listed).length).toBe(30);
});

function capital(bank: 'huayue' | 'lanjiang', key: string): unknown {
  const customerId = enterprise(key)?.presences[bank]?.customerId;
  const journal = world.banks[bank].customers.find((customer) => customer.customerId === customerId)?.journal ?? [];
  const last = journal.findLast(({ kind }) => kind === 'identification')?.data;
  return last !== undefined && 'registeredCapital' in last ? Object(last.registeredCapital).amount : undefined;
}

function isValid({ scheme, value, country }: { scheme: string; value: string; country: string }): boolean {
  if (scheme === 'uscc') return stdnum['CN']?.['uscc']?.validate(value).isValid ?? false;
  if (scheme === 'vat') return stdnum[country]?.[vatNames[country] ?? '']?.validate(value).isValid ?? false;
  // ISO 17442: the number that the characters spell is 1 modulo 97.
  const digits = value
    .split('')
    .map((character) => Number.parseInt(character, 36))
    .join('');
  return /^[0-9A-Z]{18}[0-9]{2}$/.test(value) && BigInt(digits) % 97n === 1n;
}

describe('books', () => {
  const accounts = seeds.flatMap(({ customers }) => customers.flatMap((customer) => customer.accounts));
  const moved = ({ direction, amountMinor }: { direction: string; amountMinor: string }): bigint =>
    direction === 'credit' ? BigInt(amountMinor) : -BigInt(amountMinor);

  test('the accounts of the story show some months, in order, and none was ever overdrawn', () => {
    const shown = accounts.filter(({ transactions }) => transactions !== undefined);
    expect(shown.length).toBeGreaterThan(40);
    for (const { accountId, balanceMinor, transactions = [] } of shown) {
      const times = transactions.map(({ bookedAt }) => bookedAt);
      expect(times, accountId).toEqual(times.toSorted());
      let balance = transactions.reduce((left, one) => left - moved(one), BigInt(balanceMinor));
      expect(balance >= 0n, accountId).toBe(true);
      for (const one of transactions) {
        balance += moved(one);
        expect(balance >= 0n, accountId).toBe(true);
      }
      expect(balance).toBe(BigInt(balanceMinor));
    }
  });

  test('the basic account of the main character shows more than a page', () => {
    const account = accounts.find(({ accountId }) => accountId === '7730-1942-01');
    expect(account?.transactions?.length).toBeGreaterThan(50);
  });
});

import type { Customer, Mandate, Person } from './bank-seed.ts';
import type { BankId, Enterprise } from './enterprise.ts';
import { makePersonName } from './names.ts';
import type { MandatePlan, PersonPlan } from './people-listed.ts';
import { listedPeople, unlistedPeople } from './people-listed.ts';
import type { Random } from './random.ts';

/** A customer of a bank together with the enterprise that it is. */
export type Known = { enterprise: Enterprise; customer: Customer };

/** The listed identities of the bank, then those who are found by searching: the rest of the story and one owner for every customer. */
export function makePeople(bank: BankId, known: Known[], now: Date, root: Random): Person[] {
  const byKey = new Map(known.map((entry) => [entry.enterprise.key, entry]));
  const planned = (plans: readonly PersonPlan[], listed: boolean): Person[] =>
    plans
      .filter((plan) => plan.bank === bank)
      .map((plan) => ({ ...makePlanned(plan, byKey, now, root.fork(`${bank}/${plan.id}`)), listed }))
      .filter((person) => person.mandates.length > 0);
  const owners = known.map((entry) => makeOwner(bank, entry, root.fork(`${bank}/owner/${entry.enterprise.key}`)));
  return [...planned(listedPeople, true), ...planned(unlistedPeople, false), ...owners];
}

function makePlanned(plan: PersonPlan, byKey: Map<string, Known>, now: Date, random: Random): Omit<Person, 'listed'> {
  const { label, goodFor } = plan;
  const found = plan.mandates.flatMap((mandate) => {
    const known = byKey.get(mandate.enterprise);
    return known === undefined ? [] : [{ known, mandate }];
  });
  const names = found.flatMap(({ known }) => [known.enterprise.shortName.zh, known.enterprise.shortName.en]);
  const tags = [...new Set([...found.map(({ mandate }) => mandate.role), ...names])];
  const mandates = found.map(({ known, mandate }) => makeMandate(mandate, known, now));
  return {
    personId: `${plan.bank}-${plan.id}`,
    label,
    name: makePersonName(random),
    goodFor,
    tags,
    mandates,
  };
}

function makeMandate(plan: MandatePlan, { customer }: Known, now: Date): Mandate {
  const accounts = customer.accounts.filter((_, index) => plan.accounts?.includes(index + 1) ?? true);
  return {
    customerId: customer.customerId,
    roleId: plan.role,
    departmentId: plan.department,
    accountIds: accounts.map(({ accountId }) => accountId),
    ...(plan.endsInYears === undefined ? {} : { validUntil: `${now.getUTCFullYear() + plan.endsInYears}-06-30` }),
    ...(plan.note === undefined ? {} : { note: plan.note }),
  };
}

function makeOwner(bank: BankId, { enterprise, customer }: Known, random: Random): Person {
  const { shortName } = enterprise;
  return {
    personId: `${bank}-owner-${customer.customerId}`,
    label: { zh: `${shortName.zh}负责人`, en: `Owner of ${shortName.en}` },
    name: makePersonName(random),
    goodFor: { zh: '以这家企业的身份登录', en: 'Signing in as this enterprise' },
    listed: false,
    tags: ['owner', shortName.zh, shortName.en],
    mandates: [
      {
        customerId: customer.customerId,
        roleId: 'owner',
        departmentId: 'management',
        accountIds: customer.accounts.map(({ accountId }) => accountId),
      },
    ],
  };
}

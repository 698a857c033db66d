import type { Customer, Mandate, Person } from './bank-seed.ts';
import type { BankId, Enterprise } from './enterprise.ts';
import { makePersonName } from './names.ts';
import type { MandatePlan, PersonPlan } from './people-listed.ts';
import { listedPeople } from './people-listed.ts';
import type { Random } from './random.ts';

/** A customer of a bank together with the enterprise that it is. */
export type Known = { enterprise: Enterprise; customer: Customer };

/** The listed identities of the bank, then one owner for every customer, who is found by searching. */
export function makePeople(bank: BankId, known: Known[], root: Random): Person[] {
  const byKey = new Map(known.map((entry) => [entry.enterprise.key, entry]));
  const listed = listedPeople
    .filter((plan) => plan.bank === bank)
    .map((plan) => makeListed(plan, byKey, root.fork(`${bank}/${plan.id}`)))
    .filter((person) => person.mandates.length > 0);
  const owners = known.map((entry) => makeOwner(bank, entry, root.fork(`${bank}/owner/${entry.enterprise.key}`)));
  return [...listed, ...owners];
}

function makeListed(plan: PersonPlan, byKey: Map<string, Known>, random: Random): Person {
  const { label, goodFor } = plan;
  const found = plan.mandates.flatMap((mandate) => {
    const known = byKey.get(mandate.enterprise);
    return known === undefined ? [] : [{ known, mandate }];
  });
  const names = found.flatMap(({ known }) => [known.enterprise.shortName.zh, known.enterprise.shortName.en]);
  const tags = [...new Set([...found.map(({ mandate }) => mandate.role), ...names])];
  const mandates = found.map(({ known, mandate }) => makeMandate(mandate, known));
  return {
    personId: `${plan.bank}-${plan.id}`,
    label,
    name: makePersonName(random),
    goodFor,
    listed: true,
    tags,
    mandates,
  };
}

function makeMandate(plan: MandatePlan, { customer }: Known): Mandate {
  const accounts = customer.accounts.filter((_, index) => plan.accounts?.includes(index + 1) ?? true);
  return {
    customerId: customer.customerId,
    roleId: plan.role,
    departmentId: plan.department,
    accountIds: accounts.map(({ accountId }) => accountId),
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

import type { SampleWorld } from '../../../apps/dev-env/src/sample-world/sample-world.ts';

/** One mandate of one person, as the bank knows it. */
export interface Member {
  bank: keyof SampleWorld['banks'];
  personId: string;
  customerId: string;
  roleId: string;
  departmentId: string;
}

/** All mandates of the sample world. */
export function membersOf(sample: SampleWorld): Member[] {
  return (['huayue', 'lanjiang'] as const).flatMap((bank) =>
    sample.banks[bank].people.flatMap(({ personId, mandates }) =>
      mandates.map(({ customerId, roleId, departmentId }) => ({ bank, personId, customerId, roleId, departmentId })),
    ),
  );
}

/** The customer number of an enterprise of the cast, such as `qinghe`. */
export function customerOf(sample: SampleWorld, key: string, bank: Member['bank'] = 'huayue'): string {
  const enterprise = sample.enterprises.find((one) => one.key === key);
  const customerId = enterprise?.presences[bank]?.customerId;
  if (customerId === undefined) throw new Error(`${key} is no customer of ${bank}`);
  return customerId;
}

/** The first mandate with this role, at this enterprise where one is named. */
export function findMember(sample: SampleWorld, roleId: string, key?: string, bank: Member['bank'] = 'huayue'): Member {
  const customerId = key === undefined ? undefined : customerOf(sample, key, bank);
  const found = membersOf(sample).find(
    (one) => one.bank === bank && one.roleId === roleId && (customerId === undefined || one.customerId === customerId),
  );
  if (found === undefined) throw new Error(`nobody at ${bank} is ${roleId}${key === undefined ? '' : ` of ${key}`}`);
  return found;
}

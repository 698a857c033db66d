import { ask, batchOf, freshLei, type BatchInput, type World } from './enterprises.ts';
import { readIdentifier, type Category, type FactValue } from '../../apps/server/src/modules/enterprises/index.ts';

let usccs = 0;
/** A valid USCC that no one else has in this run. */
export function freshUscc(): string {
  const base = `91330200MA${String(++usccs).padStart(7, '0')}`;
  for (const check of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
    try {
      return readIdentifier({ scheme: 'uscc', value: base + check }).value;
    } catch {
      continue;
    }
  }
  throw new Error('one of the 31 fits');
}

type Fact = BatchInput['facts'][number];

/** What a bank or a registry says under these keys. */
export function saying(values: Record<string, FactValue | string>, category: Category = 'identity'): Fact[] {
  return Object.entries(values).map(([key, value]) => ({
    key,
    category,
    value: typeof value === 'string' ? { type: 'plain', text: value } : value,
  }));
}

export const words = (zh: string | null, en: string | null = null): FactValue => ({ type: 'text', text: { zh, en } });
export const status = (code: string): FactValue => ({ type: 'code', code, list: 'registration_status' });

/** An enterprise whose first mandate holder has just signed in through a bank that names its USCC. */
export interface Applicant {
  readonly id: string;
  readonly uscc: string;
  readonly name: string;
  /** What it truly states. */
  readonly statement: {
    readonly legalName: { zh: string };
    readonly identifiers: { scheme: string; value: string }[];
    readonly licence: { number: string; holder: string };
    readonly tax: { number: string };
    readonly registeredAddress: string;
  };
  /** What its bank says of it. */
  readonly truth: Record<string, FactValue | string>;
}

export async function newApplicant(world: World, name = `盛达${++usccs}有限公司`): Promise<Applicant> {
  const uscc = freshUscc();
  const input = {
    identifiers: [{ scheme: 'uscc', value: uscc }],
    name: { zh: name, en: null },
    status: 'registered' as const,
  };
  const { enterpriseId } = await world.system((tx) => world.enterprises.ensureEnterprise(tx, input));
  const address = '宁波市海曙区中山西路 88 号';
  return {
    id: enterpriseId,
    uscc,
    name,
    statement: {
      legalName: { zh: name },
      identifiers: [{ scheme: 'uscc', value: uscc }],
      licence: { number: uscc, holder: name },
      tax: { number: uscc },
      registeredAddress: address,
    },
    truth: {
      legal_name: words(name),
      identifier_uscc: uscc,
      registered_address: words(address),
      registration_status: status('active'),
    },
  };
}

export const keysOfIdentification = [
  'legal_name', 'identifier_uscc', 'identifier_lei', 'identifier_vat', 'registered_address', 'registration_status',
]; // prettier-ignore

let sequence = 0;
/** The bank's record of the whole identification; then everything that follows from it has happened. */
export async function attest(
  world: World,
  applicant: Applicant,
  change: Record<string, FactValue | string | undefined> = {},
  sourceId: string = world.banks[0],
): Promise<void> {
  const all = Object.entries({ ...applicant.truth, ...change });
  const facts = saying(Object.fromEntries(all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))));
  world.clock.time = new Date(world.clock.time.getTime() + 1_000);
  const asOf = world.clock.time.toISOString();
  sequence += 1;
  await world.record(
    batchOf({ enterpriseId: applicant.id, sourceId, sequence, facts, covers: keysOfIdentification, asOf }),
  );
  await settle(world);
}

/** Does what the jobs would do about the events that wait. */
export async function settle(world: World): Promise<void> {
  const events = await world.fresh.query<{ topic: string; payload: object }>(
    `delete from platform.outbox where topic in ('enterprises.comparison_due', 'enterprises.document_expired') returning topic, payload`,
  );
  for (const event of events) await world.runJob('enterprises.compare_registration', event);
}

/** Writes and submits a statement. @returns the registration. */
export async function register(world: World, enterpriseId: string, statement: object) {
  const saved = await ask(world, enterpriseId, '/v1/registration', 'PUT', { body: statement });
  if (saved.status !== 200) return saved.body;
  return (await ask(world, enterpriseId, '/v1/registration/submit', 'POST')).body;
}

/** An enterprise that a registry alone knows. */
export async function importShell(
  world: World,
  registryId: string,
  { name, address, lei = freshLei() }: { name: string; address: string | null; lei?: string },
): Promise<{ id: string; lei: string }> {
  const input = {
    identifiers: [{ scheme: 'lei', value: lei }],
    name: { zh: name, en: null },
    status: 'unclaimed' as const,
  };
  const { enterpriseId } = await world.system((tx) => world.enterprises.ensureEnterprise(tx, input));
  const facts = saying({
    legal_name: words(name),
    identifier_lei: lei,
    ...(address === null ? {} : { registered_address: words(address) }),
    registration_status: status('active'),
  });
  await world.record({
    enterpriseId,
    sourceId: registryId,
    sequence: null,
    asOf: new Date('2026-09-01T00:00:00Z'),
    receivedAt: world.clock.time,
    validUntil: null,
    assurance: 'registry',
    evidence: null,
    covers: facts.map((fact) => fact.key),
    facts,
  });
  return { id: enterpriseId, lei };
}

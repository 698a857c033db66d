import { parseMoney } from '../../../platform/money.ts';
import type { CompiledTable } from '../permissions/compile.ts';
import type { Ask } from '../permissions/decision.ts';
import { buildSheet, type Sheet } from '../permissions/sheet.ts';
import type { TableHolder } from '../permissions/table.ts';
import type { EvaluationRequest } from './authzen-schemas.ts';

type Entity = EvaluationRequest['subject'];
type Action = EvaluationRequest['action'];
type Properties = Readonly<Record<string, unknown>>;

/** A request that does not say what this kind of resource needs; told in the answer, which is a denial. */
export class Unusable extends Error {}

/** How subjects, actions and resources of AuthZEN are found in a permission table. */
export interface AuthzenProfile {
  readonly subjectTypes: readonly string[];
  readonly resourceTypes: readonly string[];
  /** The holders that the subject is; none when the table does not name him. */
  holdersOf(compiled: CompiledTable, subject: Entity): readonly TableHolder[];
  /** The subject of the type that the holder is. */
  subjectOf(type: string, holder: TableHolder): Entity;
  /** What is asked. @throws Unusable. */
  askOf(action: Action, resource: Entity, at: Date): Ask;
  /** The resources of the type that there are; those of which the table keeps no list are not found. */
  resourcesOf(compiled: CompiledTable, type: string): readonly Entity[];
  /** The names of the actions. */
  readonly actions: (compiled: CompiledTable) => readonly string[];
}

/**
 * Ours: a `person` is all of his mandates (narrowed by the properties `roleId` and `departmentId`), a `mandate` is
 * person/role/department, each part percent-encoded. An `account` is known by its number; a `payment` says its account, amount,
 * currency, counterparty and who prepared it in its properties, because what is asked about need not have been kept.
 */
export const accountProfile: AuthzenProfile = {
  subjectTypes: ['person', 'mandate'],
  resourceTypes: ['account', 'payment'],
  holdersOf,
  subjectOf: (type, holder) => ({
    type,
    id: type === 'mandate' ? mandateId(holder) : holder.subject,
    ...(type === 'mandate' && {
      properties: { subject: holder.subject, roleId: holder.roleId, departmentId: holder.departmentId },
    }),
  }),
  askOf,
  resourcesOf: (compiled, type) =>
    type === 'account' ? compiled.table.accounts.map(({ accountNumber }) => ({ type, id: accountNumber })) : [],
  actions: (compiled) => [...compiled.actions.keys()],
};

/** The sheets of the holders that a subject is. */
export function sheetsOf(profile: AuthzenProfile, compiled: CompiledTable, subject: Entity): Sheet[] {
  return profile.holdersOf(compiled, subject).map((holder) => buildSheet(compiled, holder));
}

/** Who made what is asked about, as the bank calls him: he signs nothing of it. */
export function makerOf({ type, properties }: Entity): string | null {
  return type === 'payment' ? (textIn(properties ?? {}, 'preparedBy') ?? null) : null;
}

/** The holders of a table by the ids of both kinds of subjects: a search asks for each of thousands of them. */
interface HolderIndex {
  readonly person: ReadonlyMap<string, readonly TableHolder[]>;
  readonly mandate: ReadonlyMap<string, readonly TableHolder[]>;
}
const indexes = new WeakMap<CompiledTable, HolderIndex>();

function indexOf(compiled: CompiledTable): HolderIndex {
  const known = indexes.get(compiled);
  if (known !== undefined) return known;
  const { holders } = compiled.table;
  const index = { person: Map.groupBy(holders, ({ subject }) => subject), mandate: Map.groupBy(holders, mandateId) };
  indexes.set(compiled, index);
  return index;
}

function holdersOf(compiled: CompiledTable, { type, id, properties = {} }: Entity): readonly TableHolder[] {
  if (type === 'mandate') return indexOf(compiled).mandate.get(id) ?? [];
  if (type !== 'person') return [];
  const roleId = textIn(properties, 'roleId');
  const departmentId = textIn(properties, 'departmentId');
  return (indexOf(compiled).person.get(id) ?? []).filter(
    (holder) =>
      (roleId === undefined || holder.roleId === roleId) &&
      (departmentId === undefined || holder.departmentId === departmentId),
  );
}

function mandateId({ subject, roleId, departmentId }: TableHolder): string {
  return [subject, roleId, departmentId].map(encodeURIComponent).join('/');
}

function askOf({ name, properties: said = {} }: Action, { type, id, properties = {} }: Entity, at: Date): Ask {
  if (type === 'account') {
    return { action: name, accountNumber: id, amount: amountIn(said), counterparty: textIn(said, 'counterparty'), at };
  }
  if (type !== 'payment') throw new Unusable(`there are no resources of the type "${type}"`);
  const accountNumber = textIn(properties, 'accountNumber');
  const amount = amountIn(properties);
  if (accountNumber === undefined)
    throw new Unusable('resource.properties.accountNumber: a payment comes from an account');
  if (amount === undefined) throw new Unusable('resource.properties.amount: a payment has an amount');
  return { action: name, accountNumber, amount, counterparty: textIn(properties, 'counterparty'), at };
}

function amountIn(properties: Properties): Ask['amount'] {
  const [amount, currency] = [textIn(properties, 'amount'), textIn(properties, 'currency')];
  if (amount === undefined && currency === undefined) return undefined;
  if (amount === undefined || currency === undefined) throw new Unusable('amount and currency belong together');
  try {
    return parseMoney(amount, currency);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Unusable(`amount: ${error.message}`);
  }
}

/** A text; what is there and is none cannot be passed over: it may be the very limit of what is asked. */
function textIn(properties: Properties, name: string): string | undefined {
  const value = properties[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Unusable(`${name}: is a text`);
  return value;
}

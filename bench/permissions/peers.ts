import { createMongoAbility, subject, type MongoAbility } from '@casl/ability';
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { newEnforcer, newModelFromString, type Enforcer } from 'casbin';
import { enterpriseOf, shape, type BenchRequest } from './world.ts';

/** A cell as the peers get it: who, what, with which account, up to what. */
export interface PeerCell {
  readonly role: string;
  readonly department: string;
  readonly accountNumber: string;
  readonly action: string;
  readonly limitMinor: bigint;
}
export type PeerDecides = (request: BenchRequest) => boolean;

/** An ability for each session, as its guide says: rules by action, conditions on the account. */
export function caslOf(sessions: ReadonlyMap<string, readonly PeerCell[]>): PeerDecides {
  const abilities = new Map<string, MongoAbility>();
  for (const [session, cells] of sessions) {
    const rules = cells.map(({ action, accountNumber, limitMinor }) => ({
      action,
      subject: 'account',
      conditions: { accountNumber, amountMinor: { $lte: Number(limitMinor) } },
    }));
    abilities.set(session, createMongoAbility(rules));
  }
  return ({ session, action, accountNumber, amount }) =>
    abilities
      .get(session)
      ?.can(action, subject('account', { accountNumber, amountMinor: Number(amount.amountMinor) })) === true;
}

const casbinModel = `
[request_definition]
r = sub, dep, obj, act, amount
[policy_definition]
p = sub, dep, obj, act, most
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.sub == p.sub && r.dep == p.dep && r.obj == p.obj && r.act == p.act && r.amount <= p.most
`;

/** One enforcer with all cells of an enterprise. */
export async function casbinOf(enterprises: ReadonlyMap<number, readonly PeerCell[]>): Promise<PeerDecides> {
  const enforcers = new Map<number, Enforcer>();
  for (const [enterprise, cells] of enterprises) {
    const enforcer = await newEnforcer(newModelFromString(casbinModel));
    const model = enforcer.getModel();
    for (const { role, department, accountNumber, action, limitMinor } of cells) {
      // A policy is a list of texts; the matcher compares numbers, so the limit is handed in as one.
      model.addPolicy('p', 'p', [role, department, accountNumber, action, Number(limitMinor) as unknown as string]);
    }
    enforcers.set(enterprise, enforcer);
  }
  return ({ enterprise, role, department, accountNumber, action, amount }) =>
    enforcers.get(enterprise)?.enforceSync(role, department, accountNumber, action, Number(amount.amountMinor)) ===
    true;
}

/** One parsed policy set with all cells of an enterprise. */
export function cedarOf(enterprises: ReadonlyMap<number, readonly PeerCell[]>): PeerDecides {
  for (const [enterprise, cells] of enterprises) {
    const staticPolicies = cells
      .map(
        ({ role, department, accountNumber, action, limitMinor }) =>
          `permit(principal == Place::"${role}/${department}", action == Action::"${action}", resource == Account::"${accountNumber}") when { context.amount <= ${limitMinor} };`,
      )
      .join('\n');
    const parsed = preparsePolicySet(String(enterprise), { staticPolicies });
    if (parsed.type !== 'success') throw new Error(`cedar: ${JSON.stringify(parsed.errors)}`);
  }
  return ({ enterprise, role, department, accountNumber, action, amount }) => {
    const answer = statefulIsAuthorized({
      principal: { type: 'Place', id: `${role}/${department}` },
      action: { type: 'Action', id: action },
      resource: { type: 'Account', id: accountNumber },
      context: { amount: Number(amount.amountMinor) },
      preparsedPolicySetId: String(enterprise),
      entities: [],
    });
    return answer.type === 'success' && answer.response.decision === 'allow';
  };
}

/** Every cell's limit under one small number, and a number for every name; a session knows the accounts of its enterprise. */
export function mapOf(sessions: Iterable<readonly [session: string, cells: readonly PeerCell[]]>): PeerDecides {
  const actionNumbers = new Map<string, number>();
  const sessionNumbers = new Map<string, { readonly number: number; readonly accounts: Map<string, number> }>();
  const accountsOfEnterprise = new Map<number, Map<string, number>>();
  const most = new Map<number, bigint>();
  const numberOf = (numbers: Map<string, number>, name: string): number => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const key = (session: number, account: number, action: number): number =>
    (session * shape.accounts + account) * shape.actions + action;
  for (const [session, cells] of sessions) {
    const enterprise = enterpriseOf(session);
    const accounts = accountsOfEnterprise.get(enterprise) ?? new Map<string, number>();
    accountsOfEnterprise.set(enterprise, accounts);
    const known = { number: sessionNumbers.size, accounts };
    sessionNumbers.set(session, known);
    for (const { accountNumber, action, limitMinor } of cells) {
      const cell = key(known.number, numberOf(known.accounts, accountNumber), numberOf(actionNumbers, action));
      most.set(cell, limitMinor);
    }
  }
  return ({ session, accountNumber, action, amount: { amountMinor } }) => {
    const known = sessionNumbers.get(session);
    const account = known?.accounts.get(accountNumber);
    const column = actionNumbers.get(action);
    if (known === undefined || account === undefined || column === undefined) return false;
    const limit = most.get(key(known.number, account, column));
    return limit !== undefined && amountMinor > 0n && amountMinor <= limit;
  };
}

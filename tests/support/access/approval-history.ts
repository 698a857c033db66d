import assert from 'node:assert/strict';
import { naiveAuthority, naiveFilled, naiveMet, type NaiveApproval, type NaiveSignature } from './naive-approvals.ts';
import { basic, general, grantOf, holderOf, noLimits, ruleOf, sampleTable } from './sample-table.ts';
import { asId, newId, type PersonId } from '../../../apps/server/src/platform/ids.ts';
import type { DelegationRow } from '../../../apps/server/src/modules/access/delegations/delegation-store.ts';
import { dayAt } from '../../../apps/server/src/modules/access/permissions/calendar.ts';
import { compileTable } from '../../../apps/server/src/modules/access/permissions/compile.ts';
import type { LimitUse } from '../../../apps/server/src/modules/access/permissions/decision.ts';
import type {
  Demand,
  PermissionTable,
  SignatureClass,
  TableGrant,
} from '../../../apps/server/src/modules/access/permissions/table.ts';
import {
  end,
  replaceContent,
  sign,
  type Approval,
} from '../../../apps/server/src/modules/access/approvals/approval.ts';
import { signingTable } from '../../../apps/server/src/modules/access/approvals/compiled-signing-table.ts';
import { candidatesOf, chooseCandidate } from '../../../apps/server/src/modules/access/approvals/signers.ts';
import type { Asks, HolderRef, SigningTable } from '../../../apps/server/src/modules/access/approvals/signing-table.ts';
import { standsIn } from '../../../apps/server/src/modules/access/approvals/standing-signatures.ts';
import type { SignatureRow } from '../../../apps/server/src/modules/access/approvals/signature-store.ts';

const hourMs = 3_600_000;
const classes: readonly SignatureClass[] = ['E', 'A', 'B', 'T'];
const people = ['ann', 'ben', 'cat', 'dan', 'eve', 'fay'];
const persons = new Map(people.map((one) => [one, newId<'person'>()]));
const accounts = [basic, general];
const places = [
  ['finance-manager', 'finance'],
  ['treasurer', 'finance'],
  ['owner', 'enterprise'],
  ['accountant', 'payables'],
] as const;

/** Numbers that a seed repeats (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

type Roll = (below: number) => number;
const pick = <One>(roll: Roll, all: readonly One[]): One => {
  const one = all[roll(all.length)];
  if (one === undefined) throw new Error('picked from nothing');
  return one;
};

function someGrants(roll: Roll): TableGrant[] {
  return places.flatMap(([roleId, departmentId]) =>
    (['payments:approve', 'payments:release'] as const).flatMap((action) => {
      if (roll(4) === 0) return [];
      const limits = {
        ...noLimits,
        perPaymentMinor: pick(roll, [null, 500n, 900n]),
        dayAmountMinor: pick(roll, [null, null, 1_500n, 3_000n]),
      };
      const more = { roleId, departmentId: pick(roll, [departmentId, 'enterprise']), limits };
      const scope = pick(roll, [{ kind: 'all' as const }, { kind: 'accounts' as const, accountNumbers: [basic] }]);
      return [grantOf(action, { ...more, accounts: scope, signatureClass: pick(roll, classes) })];
    }),
  );
}

function someDemand(roll: Roll): Demand {
  if (roll(3) === 0) return { kind: 'classes' };
  const signer = () => {
    const [roleId, departmentId] = pick(roll, places);
    return { roleId, departmentId: pick(roll, [null, departmentId]) };
  };
  const step = () => ({ need: 1 + roll(2), from: Array.from({ length: 1 + roll(2) }, signer) });
  return { kind: 'steps', ordered: roll(2) === 0, steps: Array.from({ length: 1 + roll(2) }, step) };
}

function someHolders(roll: Roll) {
  return people.flatMap((subject) =>
    places.filter(() => roll(3) > 0).map(([roleId, departmentId]) => holderOf(subject, roleId, { departmentId })),
  );
}

/** An approval as it is, beside what the naive model says of it. */
interface Running {
  approval: Approval;
  rows: SignatureRow[];
  asks: Asks;
  readonly naive: NaiveApproval;
}

/** One history: the pure parts as the service puts them together, beside the naive model, compared at every step. */
export class ApprovalHistory {
  readonly #roll: Roll;
  readonly #demands: readonly [Demand, Demand];
  #now = Date.parse('2026-11-20T01:00:00Z');
  #table: PermissionTable;
  #signing: SigningTable;
  #version = 1;
  #used = new Map<string, bigint>();
  #delegations: DelegationRow[] = [];
  #open: Running[] = [];
  readonly #all: NaiveApproval[] = [];
  readonly count = { signed: 0, released: 0, voided: 0, inStead: 0, exceeded: 0, expired: 0 };

  constructor(seed: number) {
    this.#roll = random(seed);
    this.#demands = [someDemand(this.#roll), someDemand(this.#roll)];
    this.#table = this.#makeTable(someHolders(this.#roll), someGrants(this.#roll));
    this.#signing = this.#compile();
  }

  step(): void {
    const roll = this.#roll(100);
    if (roll < 20 || this.#open.length === 0) this.#openOne();
    else if (roll < 75) this.#sign();
    else if (roll < 80) this.#change();
    else if (roll < 83) this.#finish();
    else if (roll < 89) this.#delegate();
    else if (roll < 94) this.#changeTable();
    else this.#advance();
  }

  #makeTable(holders: PermissionTable['holders'], grants: readonly TableGrant[]): PermissionTable {
    const [small, large] = this.#demands;
    const approvalRules = [ruleOf({ toMinor: 600n, demand: small }), ruleOf({ fromMinor: 600n, demand: large })];
    return { ...sampleTable, holders, grants, approvalRules };
  }

  #compile(): SigningTable {
    const about = { enterpriseId: 'e', connectionId: 'c', customerId: '1', version: this.#version };
    return signingTable(compileTable(this.#table, about));
  }

  #content(): { account: string; amount: bigint; demand: Demand; asks: Asks } {
    const account = pick(this.#roll, accounts);
    const amount = BigInt(100 + this.#roll(900));
    const demand = this.#demands[amount < 600n ? 0 : 1];
    const money = { amountMinor: amount, currency: 'CNY' };
    return {
      account,
      amount,
      demand,
      asks: { kind: 'account', accountNumber: account, amount: money, counterparty: null },
    };
  }

  #openOne(): void {
    if (this.#open.length > 5) return this.#finish();
    const maker = pick(this.#roll, people);
    const { account, amount, demand, asks } = this.#content();
    const deadline = this.#now + (1 + this.#roll(30)) * hourMs;
    const approval: Approval = {
      state: 'waiting',
      makerPersonId: personOf(maker),
      contentHash: 'c1',
      demand,
      deadlineAt: new Date(deadline),
      signatures: [],
    };
    const naive: NaiveApproval = {
      state: 'waiting',
      maker,
      account,
      amount,
      content: 1,
      deadline,
      demand,
      signatures: [],
      releases: 0,
    };
    this.#open.push({ approval, rows: [], asks, naive });
    this.#all.push(naive);
  }

  #sign(): void {
    const one = pick(this.#roll, this.#open);
    const [roleId, departmentId] = pick(this.#roll, places);
    const holder = { subject: pick(this.#roll, people), roleId, departmentId };
    const held = this.#delegations.filter(
      (row) =>
        row.delegateSubject === holder.subject &&
        row.delegateRoleId === roleId &&
        row.delegateDepartmentId === departmentId &&
        row.endedAt === null &&
        row.fromOn <= this.#today &&
        row.untilOn >= this.#today,
    );
    const contentHash = this.#roll(20) === 0 ? 'stale' : one.approval.contentHash;
    const expected = this.#naiveSign(one.naive, holder, held, contentHash === one.approval.contentHash);
    const got = this.#really(one, holder, held, contentHash);
    assert.deepEqual([got, one.approval.state], [expected, one.naive.state]);
    assert.equal(one.approval.signatures.length, one.naive.signatures.filter((given) => !given.isVoid).length);
    this.#clear();
  }

  /** As `SigningService` does it. */
  #really(one: Running, holder: HolderRef, held: readonly DelegationRow[], contentHash: string): boolean {
    const now = new Date(this.#now);
    const { asks } = one;
    const personId = personOf(holder.subject);
    if (end(one.approval, 'expire', now) !== null) return this.#expire(one);
    const ways = candidatesOf(this.#signing, holder, held, { asks, now });
    const stands = standsIn(this.#signing, one.rows, { asks, now });
    const chosen = chooseCandidate(one.approval, ways, { personId, contentHash, now, stands });
    if (chosen === null) return false;
    const signing = sign(one.approval, chosen.signature, { now, stands });
    if (signing.outcome === 'refused') return false;
    const { uses } = chosen.candidate.authority;
    // One transaction: what is void gives back first, and nothing of it remains when the limit leaves no room.
    const before = { used: new Map(this.#used), rows: one.rows };
    this.#voidRows(one, new Set(signing.voided.map(({ signatureId }) => signatureId)));
    if (!this.#consume(uses)) {
      this.#used = before.used;
      one.rows = before.rows;
      this.count.exceeded += 1;
      return false;
    }
    one.rows.push(rowOf(chosen, holder, { now, uses }));
    one.approval = signing.approval;
    this.count.signed += 1;
    this.count.inStead += chosen.candidate.delegation === null ? 0 : 1;
    this.count.voided += signing.voided.length;
    this.count.released += signing.approval.state === 'approved' ? 1 : 0;
    return true;
  }

  #naiveSign(naive: NaiveApproval, holder: HolderRef, held: readonly DelegationRow[], isRead: boolean): boolean {
    if (naive.state !== 'waiting') return false;
    if (naive.deadline <= this.#now) {
      naive.state = 'expired';
      for (const one of naive.signatures) one.isVoid = true;
      return false;
    }
    const gone = this.#naiveGone(naive);
    const standing = naive.signatures.filter((one) => !one.isVoid && !gone.includes(one));
    const asked = { account: naive.account, amount: naive.amount, demand: naive.demand };
    const { class: ownClass = null } =
      naiveAuthority(this.#table, holder, { ...asked, amount: null, demand: null }) ?? {};
    const mayCarry = ownClass !== null && this.#checksSomething(holder, naive.account);
    const ways = [{ as: holder, instead: null as string | null }].concat(
      mayCarry
        ? held.map(({ subject, roleId, departmentId }) => ({ as: { subject, roleId, departmentId }, instead: subject }))
        : [],
    );
    for (const { as, instead } of ways) {
      const authority = naiveAuthority(this.#table, as, asked);
      if (authority === null) continue;
      const given: NaiveSignature = {
        by: holder.subject,
        instead,
        roleId: as.roleId,
        departmentId: as.departmentId,
        deputy: instead === null ? null : { roleId: holder.roleId, departmentId: holder.departmentId },
        class: authority.class,
        action: authority.action,
        at: this.#now,
        amount: naive.amount,
        account: naive.account,
        isCounted: authority.dayLimit !== null,
        isVoid: false,
      };
      const busy = standing.flatMap((one) => [one.by, one.instead]);
      const isSame = [given.by, given.instead].some(
        (who) => who !== null && (busy.includes(who) || who === naive.maker),
      );
      if (!isRead || isSame || authority.class === 'T') continue;
      if (naiveFilled(naive.demand, [...standing, given]) <= naiveFilled(naive.demand, standing)) {
        // With E nothing more is missing; a B after a B brings nothing.
        continue;
      }
      if (!this.#naiveLeaves(given, authority.dayLimit, gone)) return false;
      for (const one of gone) one.isVoid = true;
      naive.signatures.push(given);
      if (naiveMet(naive.demand, [...standing, given])) this.#naiveRelease(naive);
      return true;
    }
    return false;
  }

  /** Who lost what he signed with; in an order, also what then came before its turn. */
  #naiveGone(naive: NaiveApproval): NaiveSignature[] {
    const asked = { account: naive.account, amount: naive.amount, demand: naive.demand };
    const live = naive.signatures.filter((one) => !one.isVoid);
    const lost = live.filter((one) => {
      const as = { subject: one.instead ?? one.by, roleId: one.roleId, departmentId: one.departmentId };
      if (naiveAuthority(this.#table, as, asked)?.class !== one.class) return true;
      if (one.instead === null) return false;
      return !this.#table.holders.some(
        (holder) => holder.subject === one.by && this.#checksSomething(holder, naive.account),
      );
    });
    const left = live.filter((one) => !lost.includes(one));
    if (naive.demand.kind === 'classes' || !naive.demand.ordered) return lost;
    const turns = naive.demand.steps.flatMap((step) => Array.from({ length: step.need }, () => step.from));
    let turn = 0;
    for (const one of left) {
      const isIn = turns[turn]?.some(
        (from) => from.roleId === one.roleId && (from.departmentId ?? one.departmentId) === one.departmentId,
      );
      if (isIn === true) turn += 1;
      else lost.push(one);
    }
    return lost;
  }

  #checksSomething(holder: HolderRef, account: string): boolean {
    const asked = { account, amount: null, demand: null };
    const found = naiveAuthority(this.#table, holder, asked);
    return found !== null && found.class !== 'T';
  }

  /** What the day leaves, from all that stands when those are gone: of this role, department, action and account. */
  #naiveLeaves(given: NaiveSignature, limit: bigint | null, gone: readonly NaiveSignature[]): boolean {
    if (limit === null) return true;
    const same = this.#all
      .flatMap((one) => one.signatures)
      .filter(
        (one) =>
          !one.isVoid &&
          !gone.includes(one) &&
          one.isCounted &&
          one.roleId === given.roleId &&
          one.departmentId === given.departmentId &&
          one.action === given.action &&
          one.account === given.account &&
          dayAt(new Date(one.at)) === this.#today,
      );
    return same.reduce((sum, one) => sum + one.amount, given.amount) <= limit;
  }

  #naiveRelease(naive: NaiveApproval): void {
    const live = naive.signatures.filter((one) => !one.isVoid);
    const signers = live.flatMap((one) => [one.by, ...(one.instead === null ? [] : [one.instead])]);
    assert.ok(!signers.includes(naive.maker), 'nobody signs his own');
    assert.equal(new Set(signers).size, signers.length, 'nobody counts twice');
    naive.releases += 1;
    assert.equal(naive.releases, 1, 'released once');
    naive.state = 'approved';
  }

  #expire(one: Running): boolean {
    this.#voidRows(one, new Set(one.rows.map((row) => row.signatureId)));
    one.approval = { ...one.approval, state: 'expired', signatures: [] };
    this.count.expired += 1;
    return false;
  }

  #change(): void {
    const one = pick(this.#roll, this.#open);
    const { account, amount, demand, asks } = this.#content();
    const content = one.naive.content + 1;
    const deadline = this.#now + (1 + this.#roll(30)) * hourMs;
    const next = { contentHash: `c${content}`, demand, deadlineAt: new Date(deadline) };
    const { approval } = replaceContent(one.approval, next);
    this.#voidRows(one, new Set(one.rows.map((row) => row.signatureId)));
    Object.assign(one, { approval, asks });
    Object.assign(one.naive, { account, amount, demand, content, deadline });
    for (const given of one.naive.signatures) given.isVoid = true;
  }

  #finish(): void {
    const one = pick(this.#roll, this.#open);
    const how = pick(this.#roll, ['reject', 'withdraw'] as const);
    const state = end(one.approval, how, new Date(this.#now));
    const isLate = one.naive.deadline <= this.#now;
    assert.equal(state, how === 'withdraw' ? 'withdrawn' : isLate ? null : 'rejected');
    if (state === null) return;
    this.#voidRows(one, new Set(one.rows.map((row) => row.signatureId)));
    one.approval = { ...one.approval, state, signatures: [] };
    one.naive.state = how === 'withdraw' ? 'withdrawn' : 'rejected';
    for (const given of one.naive.signatures) given.isVoid = true;
    this.#clear();
  }

  #delegate(): void {
    const [giver, taker] = [pick(this.#roll, people), pick(this.#roll, people)];
    if (this.#delegations.length > 8) this.#delegations = this.#delegations.slice(2);
    if (giver === taker) return;
    const [as, to] = [pick(this.#roll, places), pick(this.#roll, places)];
    const today = new Date(this.#now);
    this.#delegations.push({
      delegationId: newId(),
      connectionId: asId(personOf(giver)),
      customerId: '1',
      personId: personOf(giver),
      subject: giver,
      roleId: as[0],
      departmentId: as[1],
      delegateSubject: taker,
      delegateRoleId: to[0],
      delegateDepartmentId: to[1],
      delegatePersonId: personOf(taker),
      fromOn: dayAt(new Date(this.#now + this.#roll(2) * 24 * hourMs)),
      untilOn: dayAt(new Date(this.#now + (1 + this.#roll(3)) * 24 * hourMs)),
      createdAt: today,
      endedAt: this.#roll(5) === 0 ? today : null,
    });
  }

  #changeTable(): void {
    const holders = this.#roll(2) === 0 ? someHolders(this.#roll) : this.#table.holders;
    const grants = this.#roll(3) === 0 ? someGrants(this.#roll) : this.#table.grants;
    this.#table = this.#makeTable(holders, grants);
    this.#version += 1;
    this.#signing = this.#compile();
  }

  #advance(): void {
    this.#now += (1 + this.#roll(12)) * hourMs;
    for (const one of this.#open) {
      if (end(one.approval, 'expire', new Date(this.#now)) === null) continue;
      this.#expire(one);
      assert.ok(one.naive.deadline <= this.#now, 'nothing expires before its time');
      one.naive.state = 'expired';
      for (const given of one.naive.signatures) given.isVoid = true;
    }
    this.#clear();
  }

  #consume(uses: readonly LimitUse[]): boolean {
    const key = (use: LimitUse): string => JSON.stringify([use.key, this.#today]);
    const fit = uses.every((use) => (this.#used.get(key(use)) ?? 0n) + use.amount <= use.limit);
    if (fit) for (const use of uses) this.#used.set(key(use), (this.#used.get(key(use)) ?? 0n) + use.amount);
    return fit;
  }

  #voidRows(one: Running, ids: ReadonlySet<string>): void {
    for (const row of one.rows.filter(({ signatureId }) => ids.has(signatureId))) {
      for (const use of row.uses) {
        const key = JSON.stringify([use.key, dayAt(row.signedAt)]);
        this.#used.set(key, (this.#used.get(key) ?? 0n) - use.amount);
      }
    }
    one.rows = one.rows.filter(({ signatureId }) => !ids.has(signatureId));
  }

  #clear(): void {
    this.#open = this.#open.filter((one) => one.naive.state === 'waiting');
  }

  get #today(): string {
    return dayAt(new Date(this.#now));
  }
}

function personOf(subject: string): PersonId {
  const found = persons.get(subject);
  if (found === undefined) throw new Error(`nobody is ${subject}`);
  return found;
}

function rowOf(
  { candidate, signature }: NonNullable<ReturnType<typeof chooseCandidate>>,
  holder: HolderRef,
  { now, uses }: { now: Date; uses: readonly LimitUse[] },
): SignatureRow {
  const { forPersonId: _, ...given } = signature;
  return {
    ...given,
    approvalId: 'a',
    personId: personOf(holder.subject),
    mandateId: newId(),
    subject: holder.subject,
    forPersonId: candidate.delegation?.personId ?? null,
    forSubject: candidate.delegation?.subject ?? null,
    delegationId: candidate.delegation?.delegationId ?? null,
    method: 'session',
    passkeyId: null,
    signedAt: now,
    voidAt: null,
    voidReason: null,
    uses,
  };
}

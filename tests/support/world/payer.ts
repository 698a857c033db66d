import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { findMember } from './members.ts';
import { persist } from './patience.ts';
import { authorisePayment, signIn } from './sign-in.ts';
import { Visitor } from './visitor.ts';
import type { KillableWorld } from './killable-world.ts';

interface Payment {
  readonly id: string;
  readonly state: string;
  readonly approvalId: string | null;
}

/** What is to be paid; `remittance` names it in the books of the bank. */
export interface Wanted {
  readonly amount: string;
  readonly remittance: string;
}

/** How long a payment may take from its authorisation to its release, before its signer is sent to the bank once more. */
const releaseMs = 10_000;
const lookMs = 100;
/** How often it is looked at what has not come to its end. */
const roundMs = 500;

/** One who prepares payments and one who signs them and authorises them at the bank, whatever happens meanwhile. */
export class Payer {
  readonly #world: KillableWorld;
  readonly #patienceMs: number;
  readonly #maker: Visitor;
  readonly #signer: Visitor;

  private constructor(world: KillableWorld, patienceMs: number, [maker, signer]: readonly [Visitor, Visitor]) {
    this.#world = world;
    this.#patienceMs = patienceMs;
    this.#maker = maker;
    this.#signer = signer;
  }

  /** Both have signed in. Nothing is tried for longer than `patienceMs`. */
  static async create(world: KillableWorld, patienceMs: number): Promise<Payer> {
    const signedIn = (roleId: string): Promise<Visitor> =>
      persist(`${roleId} signs in`, patienceMs, async () => {
        const visitor = new Visitor(world.url);
        // Where the bank's answer is lost on the way he ends at the page of the sign-in, with the reason.
        const end = await signIn(visitor, findMember(world.sample, roleId, 'qinghe'));
        return end === '/' ? visitor : null;
      });
    return new Payer(world, patienceMs, await Promise.all([signedIn('accountant'), signedIn('finance_manager')]));
  }

  /** Prepares, signs and authorises a payment. @returns its id, when it is released. */
  async pay(wanted: Wanted): Promise<string> {
    const { id, approvalId } = await this.#prepare(wanted);
    await this.#try(`sign ${id}`, async () => {
      if ((await this.#stateOf(id)) !== 'awaiting_approval') return true;
      const { body } = await this.#signer.get<{ contentHash: string }>(`/v1/approvals/${approvalId}`);
      await this.#signer.post(`/v1/approvals/${approvalId}/signatures`, { contentHash: body.contentHash });
      return null;
    });
    await this.#authorise(id, (state) => state !== 'authorizing');
    return id;
  }

  /** Waits until the bank has said of each how it ended; where an authorisation was lost on the way the signer gives it once more. */
  async settle(ids: readonly string[]): Promise<void> {
    const open = new Set(ids);
    await this.#try('settle', async () => {
      for (const id of open) {
        const state = await this.#stateOf(id);
        if (state === 'executed' || state === 'failed') open.delete(id);
        else if (state === 'authorizing') await this.#authorise(id, (now) => now !== 'authorizing');
      }
      if (open.size > 0) await pause(roundMs);
      return open.size === 0 ? true : null;
    });
  }

  #prepare({ amount, remittance }: Wanted): Promise<Payment> {
    const key = randomUUID();
    const body = {
      debtorAccount: '7730-1942-01',
      creditorName: '恒信贸易有限公司',
      creditorAccount: '6228480100007733',
      creditorBank: '江南银行',
      currency: 'CNY',
      amount,
      remittance,
    };
    return this.#try(`prepare ${remittance}`, async () => {
      const answer = await this.#maker.post<Payment>('/v1/payments', body, { 'idempotency-key': key });
      if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    });
  }

  async #authorise(id: string, isDone: (state: string) => boolean): Promise<void> {
    const member = findMember(this.#world.sample, 'finance_manager', 'qinghe');
    await this.#try(`authorise ${id}`, async () => {
      const state = await this.#stateOf(id);
      if (isDone(state)) return true;
      if (state !== 'authorizing') return null;
      const end = await authorisePayment(this.#signer, id, member);
      // What is authorised is released by a job: he does not go there again in the same moment.
      if (end.endsWith('authorised=true')) await this.#wait(id);
      return null;
    });
  }

  async #wait(id: string): Promise<void> {
    for (const end = Date.now() + releaseMs; Date.now() < end; await pause(lookMs))
      if ((await this.#stateOf(id)) !== 'authorizing') return;
  }

  async #stateOf(id: string): Promise<string> {
    const { status, body } = await this.#signer.get<Payment>(`/v1/payments/${id}`);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body.state;
  }

  #try<T>(what: string, work: () => Promise<T | null>): Promise<T> {
    return persist(what, this.#patienceMs, work);
  }
}

import { randomUUID } from 'node:crypto';
import type { FakeTables } from '../access/fake-tables.ts';
import type { BankIdentity, BankSignIn, LogoutNotice } from '../../../apps/server/src/modules/identity/index.ts';
import { SignInRefused } from '../../../apps/server/src/modules/identity/index.ts';
import { newId, type ConnectionId } from '../../../apps/server/src/platform/ids.ts';

/** A person at a bank and the mandate he picks there. */
export interface FakePerson {
  readonly bank: string;
  readonly subject: string;
  readonly customerId: string;
  readonly roleId: string;
  readonly departmentId?: string;
  readonly sid?: string;
  readonly accounts?: BankIdentity['mandate']['accounts'];
  readonly roleName?: { zh: string; en: string };
}

/** Stands in for the banks: a code is good for the person it was given out for, and an answer for the state it belongs to. */
export class FakeBankSignIn implements BankSignIn {
  readonly #connections = new Map<string, ConnectionId>();
  readonly #codes = new Map<string, FakePerson>();
  readonly #logoutTokens = new Map<string, LogoutNotice>();
  readonly #tables: FakeTables;
  completions = 0;
  endSessionFails = false;
  unreachable = false;

  constructor(tables: FakeTables) {
    this.#tables = tables;
  }

  connectionOf(bank: string): ConnectionId {
    const known = this.#connections.get(bank) ?? newId<'connection'>();
    this.#connections.set(bank, known);
    return known;
  }

  /** What the bank would send back for this person. */
  codeFor(person: FakePerson): string {
    const code = randomUUID();
    this.#codes.set(code, person);
    return code;
  }

  logoutToken(notice: { bank: string; subject?: string; sid?: string; jti?: string }): string {
    const token = randomUUID();
    this.#logoutTokens.set(token, {
      connectionId: this.connectionOf(notice.bank),
      subject: notice.subject ?? null,
      sid: notice.sid ?? null,
      jti: notice.jti ?? randomUUID(),
    });
    return token;
  }

  begin({ bank, redirectUri }: Parameters<BankSignIn['begin']>[0]): ReturnType<BankSignIn['begin']> {
    if (this.unreachable) return Promise.reject(new SignInRefused('bank_unavailable', 'connection refused'));
    const state = randomUUID();
    const redirectTo = `https://${bank}.example/authorize?state=${state}&redirect_uri=${encodeURIComponent(redirectUri)}`;
    return Promise.resolve({ redirectTo, state, secrets: { state } });
  }

  complete({ bank, callbackUrl, secrets }: Parameters<BankSignIn['complete']>[0]): Promise<BankIdentity> {
    this.completions += 1;
    const answer = new URL(callbackUrl).searchParams;
    if (answer.get('error') === 'access_denied') throw new SignInRefused('access_denied', 'the person said no');
    const person = this.#codes.get(answer.get('code') ?? '');
    if (person === undefined || answer.get('state') !== (secrets as { state: string }).state) {
      throw new SignInRefused('answer_refused', 'the code is not ours');
    }
    return Promise.resolve(this.#identityOf(person, bank));
  }

  endSession({ bank, returnTo }: Parameters<BankSignIn['endSession']>[0]): Promise<string | null> {
    if (this.endSessionFails) return Promise.reject(new Error('the bank does not answer'));
    return Promise.resolve(`https://${bank}.example/logout?to=${encodeURIComponent(returnTo)}`);
  }

  readLogoutToken({ logoutToken }: Parameters<BankSignIn['readLogoutToken']>[0]): Promise<LogoutNotice> {
    const notice = this.#logoutTokens.get(logoutToken);
    if (notice === undefined) throw new SignInRefused('answer_refused', 'the signature is wrong');
    return Promise.resolve(notice);
  }

  #identityOf(person: FakePerson, bank: string): BankIdentity {
    const { subject, customerId, roleId, departmentId = 'head_office', accounts = [] } = person;
    const place = { connectionId: this.connectionOf(person.bank), bank, customerId };
    const tableVersion = this.#tables.enter(place, {
      subject,
      roleId,
      departmentId,
      accounts: accounts.map(({ accountId, ...rest }) => ({ accountNumber: accountId, ...rest })),
    });
    return {
      connectionId: this.connectionOf(person.bank),
      bank,
      subject,
      sid: person.sid ?? null,
      name: { zh: `人${subject}`, en: `Person ${subject}` },
      authTime: new Date(0),
      idToken: `id-token-of-${subject}`,
      mandate: {
        customerId,
        roleId,
        roleName: person.roleName ?? { zh: `角色${roleId}`, en: `Role ${roleId}` },
        departmentId,
        departmentName: { zh: '总部', en: 'Head office' },
        tableVersion,
        enterprise: {
          nameZh: `企业${customerId}`,
          nameEn: `Enterprise ${customerId}`,
          identifiers: [{ scheme: 'national', value: customerId, country: 'CN' }],
        },
        accounts,
      },
    };
  }
}

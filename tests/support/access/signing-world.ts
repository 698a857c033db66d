import type { ActingContext } from '../../../apps/server/src/platform/acting-context.ts';
import type {
  AccessModule,
  ApprovalRequest,
  EndedApproval,
  OpenApproval,
} from '../../../apps/server/src/modules/access/index.ts';
import type { ApprovalDetail } from '../../../apps/server/src/modules/access/approvals/approval-schemas.ts';
import type { PermissionTable } from '../../../apps/server/src/modules/access/permissions/table.ts';
import { asId, newId } from '../../../apps/server/src/platform/ids.ts';
import { formatMoney } from '../../../apps/server/src/platform/money.ts';
import { TestServer, type TestVisitor } from '../server/test-server.ts';
import { actingAs } from './acting.ts';
import { basic, grantOf, holderOf, ruleOf, sampleTable } from './sample-table.ts';

/** Somebody of the table who is signed in. */
export interface Signer {
  readonly visitor: TestVisitor;
  readonly context: ActingContext;
}

/** The table of the tests of signatures: the sample, with a second treasurer, a deputy manager and people who may read only. */
export const signingTable: PermissionTable = {
  ...sampleTable,
  holders: [
    ...sampleTable.holders,
    holderOf('p-treasurer-2', 'treasurer'),
    holderOf('p-manager-2', 'finance-manager'),
    // The same person under a second mandate.
    holderOf('p-manager', 'treasurer'),
    holderOf('p-accountant', 'owner', { departmentId: 'enterprise' }),
  ],
  grants: [
    ...sampleTable.grants,
    ...['accountant', 'finance-manager', 'treasurer'].map((roleId) => grantOf('payments:read', { roleId })),
  ],
};

/** One enterprise whose people sign, over HTTP, on a database of its own; the kind `sample` is the test's own. */
export class SigningWorld implements AsyncDisposable {
  readonly world: TestServer;
  readonly customerId = 'signing-1';
  /** What the owner of the subjects was told, in its order. */
  readonly told: EndedApproval[] = [];
  /** Runs inside the transaction that ends an approval. */
  onEnd: (ended: EndedApproval) => Promise<void> = () => Promise.resolve();
  table: PermissionTable = signingTable;

  private constructor(world: TestServer) {
    this.world = world;
  }

  static async create(): Promise<SigningWorld> {
    const signing = new SigningWorld(await TestServer.create());
    signing.publish(signingTable);
    const told = async (_tx: unknown, ended: EndedApproval): Promise<void> => {
      await signing.onEnd(ended);
      signing.told.push(ended);
    };
    signing.access.approvals.define('sample', { approved: told, ended: told });
    return signing;
  }

  get access(): AccessModule {
    return this.world.server.access;
  }

  get place() {
    const { bank } = this.world;
    return { connectionId: bank.connectionOf('huayue'), bank: 'huayue', customerId: this.customerId };
  }

  publish(table: PermissionTable) {
    this.table = table;
    return this.world.tables.publish(this.place, table);
  }

  /** Puts another table in force, as if the bank had announced it. */
  async enforce(change: (table: PermissionTable) => PermissionTable): Promise<void> {
    await this.access.takeTable(this.publish(change(this.table)));
  }

  async signIn(
    subject: string,
    roleId: string,
    departmentId = 'finance',
    customerId = this.customerId,
  ): Promise<Signer> {
    const visitor = await this.world.signedIn({ bank: 'huayue', subject, customerId, roleId, departmentId });
    const [row] = await this.world.db.query<Record<'e' | 'p' | 'm' | 's', string>>(
      `select enterprise_id as e, person_id as p, mandate_id as m, session_id as s from identity.sessions
       where subject = $1 and role_id = $2 and customer_id = $3 order by signed_in_at desc, session_id desc limit 1`,
      [subject, roleId, customerId],
    );
    if (row === undefined) throw new Error('a session is kept');
    const context = actingAs({
      sessionId: asId(row.s),
      enterpriseId: asId(row.e),
      personId: asId(row.p),
      mandateId: asId(row.m),
      connectionId: this.place.connectionId,
      customerId,
      subject,
      roleId,
      departmentId,
      actions: new Set(['approvals:read', 'approvals:sign']),
    });
    return { visitor, context };
  }

  /** A payment of this sum (minor units) from the basic account, under the rule of the table that fits. */
  request(amountMinor: bigint, more: Partial<ApprovalRequest> = {}): ApprovalRequest {
    const rule =
      this.table.approvalRules.find(
        ({ fromMinor, toMinor }) =>
          (fromMinor === null || amountMinor >= fromMinor) && (toMinor === null || amountMinor < toMinor),
      ) ?? ruleOf();
    const { demand, expiresAfterHours, stepUp } = rule;
    const amount = { amountMinor, currency: 'CNY' };
    const debtor = {
      name: { zh: '基本户', en: 'Basic account' },
      accountNumber: basic,
      lastDigits: '8841',
      bank: null,
    };
    return {
      kind: 'sample',
      subjectId: newId(),
      asks: { kind: 'account', accountNumber: basic, amount, counterparty: '6217000000000937' },
      requirement: { demand, expiresAfterHours, stepUp, from: null, to: null },
      content: {
        reference: 'PI-1',
        amount: { amount: formatMoney(amount), currency: 'CNY' },
        debtor,
        creditor: {
          ...debtor,
          name: { zh: '苏州澄湖包装', en: 'Chenghu Packaging' },
          accountNumber: '6217000000000937',
        },
        purpose: 'Cartons, October',
        lines: [],
        binding: null,
      },
      ...more,
    };
  }

  async open(maker: Signer, request: ApprovalRequest): Promise<OpenApproval & { approvalId: string }> {
    const { access, world } = { access: this.access, world: this.world };
    const opened = await world.server.platform.db.as(maker.context, (tx) =>
      access.approvals.open(tx, maker.context, request),
    );
    access.approvals.settled(maker.context.enterpriseId);
    return opened;
  }

  read = async ({ visitor }: Signer, approvalId: string): Promise<ApprovalDetail> =>
    (await visitor.get(`/v1/approvals/${approvalId}`)).json<ApprovalDetail>();

  /** @returns the state after it, or the code of the problem. */
  async sign(
    { visitor }: Signer,
    { approvalId, contentHash }: Pick<OpenApproval, 'approvalId' | 'contentHash'>,
    more: { key?: string; delegationId?: string } = {},
  ): Promise<string> {
    const { key, ...body } = more;
    const answer = await visitor.send({
      method: 'POST',
      url: `/v1/approvals/${approvalId}/signatures`,
      payload: { contentHash, ...body },
      headers: key === undefined ? {} : { 'idempotency-key': key },
    });
    const { state, code } = answer.json<{ state?: string; code?: string }>();
    return state ?? code ?? String(answer.statusCode);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.world[Symbol.asyncDispose]();
  }
}

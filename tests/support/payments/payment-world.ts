import { randomUUID } from 'node:crypto';
import { createAuditModule } from '../../../apps/server/src/modules/audit/index.ts';
import { applyConsentWord } from '../../../apps/server/src/modules/payments/authorization/consent-word.ts';
import { selectInstruction } from '../../../apps/server/src/modules/payments/instructions/instruction-store.ts';
import { permissionsOf } from '../../../apps/server/src/modules/payments/permissions.ts';
import { orderOf } from '../../../apps/server/src/modules/payments/sending/payment-order.ts';
import type { EnterpriseId } from '../../../apps/server/src/platform/ids.ts';
import type { PermissionTable } from '../../../apps/server/src/modules/access/index.ts';
import { basic } from '../access/sample-table.ts';
import { TestServer, type TestVisitor } from '../server/test-server.ts';
import { FakeBankPayments } from './fake-bank-payments.ts';
import { bank, customerId, paymentTable } from './payment-table.ts';

export { bank, customerId, paymentTable } from './payment-table.ts';

export interface PaymentAnswer {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly reference: string;
  readonly endToEndId: string;
  readonly approvalId: string | null;
  readonly can: readonly string[];
  readonly limits: readonly { period: string; of: string; used: string; left: string }[];
  readonly history: readonly { step: string; state: string; changed: string[]; by: { id: string } | null }[];
  readonly signatures: readonly { person: { id: string }; method: string }[];
  readonly decision: { outcome: string; text: { zh: string; en: string } };
  readonly endNote: string | null;
  readonly authorisation: {
    readonly signers: readonly { id: string }[];
    readonly by: { id: string } | null;
    readonly numberRequired: number | null;
    readonly numberReceived: number | null;
  } | null;
  readonly reason: string | null;
  readonly code?: string;
  readonly detail?: string;
}

const content = {
  debtorAccount: basic,
  creditorName: '恒信贸易有限公司',
  creditorAccount: '6228 4801 0000 7733',
  creditorBank: '澜江银行',
  amount: '40000.00',
  currency: 'CNY',
  remittance: '货款 7 号合同',
};
export type Content = typeof content;

/** A server whose bank's table lets the people of one customer pay. */
export class PaymentWorld implements AsyncDisposable {
  readonly server: TestServer;
  readonly bankPayments = new FakeBankPayments();

  private constructor(server: TestServer) {
    this.server = server;
  }

  static async create(table: PermissionTable = paymentTable): Promise<PaymentWorld> {
    const world = new PaymentWorld(await TestServer.create({ env: { LOG_LEVEL: 'error' } }));
    world.publish(table);
    return world;
  }

  /** Another version of the bank's table; in force here from the next sign-in on. */
  publish(table: PermissionTable): void {
    const connectionId = this.server.bank.connectionOf(bank);
    this.server.tables.publish({ connectionId, bank, customerId }, table);
  }

  /** An accountant of another enterprise at the same bank, under a table of the same kind. */
  static async foreigner({ server }: PaymentWorld): Promise<TestVisitor> {
    const [other, subject] = ['c-other', 'p-accountant'];
    server.tables.publish({ connectionId: server.bank.connectionOf(bank), bank, customerId: other }, paymentTable);
    return server.signedIn({ bank, customerId: other, subject, roleId: 'accountant', departmentId: 'finance' });
  }

  signedIn(subject: string): Promise<TestVisitor> {
    const holder = paymentTable.holders.find((one) => one.subject === subject);
    if (holder === undefined) throw new Error(`${subject} is in no table`);
    const { roleId, departmentId } = holder;
    return this.server.signedIn({ bank, customerId, subject, roleId, departmentId });
  }

  async prepare(visitor: TestVisitor, changed: Partial<Content> = {}, key: string = randomUUID()) {
    const answer = await visitor.send({
      method: 'POST',
      url: '/v1/payments',
      headers: { 'idempotency-key': key },
      payload: { ...content, ...changed },
    });
    return { status: answer.statusCode, body: answer.json<PaymentAnswer>() };
  }

  async update(visitor: TestVisitor, { id, revision }: PaymentAnswer, changed: Partial<Content>) {
    const answer = await visitor.send({
      method: 'PUT',
      url: `/v1/payments/${id}`,
      payload: { ...content, ...changed, revision },
    });
    return { status: answer.statusCode, body: answer.json<PaymentAnswer>() };
  }

  async read(visitor: TestVisitor, id: string) {
    const answer = await visitor.get(`/v1/payments/${id}`);
    return { status: answer.statusCode, body: answer.json<PaymentAnswer>() };
  }

  async end(visitor: TestVisitor, id: string, how: 'withdraw' | 'cancel', note?: string) {
    const answer = await visitor.post(`/v1/payments/${id}/${how}`, note === undefined ? {} : { note });
    return { status: answer.statusCode, body: answer.json<PaymentAnswer>() };
  }

  /** Reads what is to be signed, and signs it. */
  async sign(visitor: TestVisitor, approvalId: string | null) {
    const { contentHash } = (await visitor.get(`/v1/approvals/${approvalId}`)).json<{ contentHash: string }>();
    const answer = await visitor.post(`/v1/approvals/${approvalId}/signatures`, { contentHash });
    return { status: answer.statusCode, body: answer.json<{ state?: string; code?: string }>() };
  }

  async enterpriseOf(visitor: TestVisitor): Promise<EnterpriseId> {
    const session = await visitor.get('/v1/session');
    return session.json<{ mandate: { enterprise: { id: EnterpriseId } } }>().mandate.enterprise.id;
  }

  /** What the parts of the module stand on, with a bank that does as it is told. */
  deps(bankPayments = this.bankPayments) {
    const { platform, access } = this.server.server;
    const { approvals: signing } = access;
    return {
      ...platform,
      audit: createAuditModule(platform),
      permissions: permissionsOf(access),
      signing,
      bankPayments,
    };
  }

  /** What the bank module tells when a signer has authorised it at the bank; `change` tells something else. */
  async consentWord(enterpriseId: EnterpriseId, instructionId: string, change: object = {}): Promise<void> {
    const { db } = this.server.server.platform;
    const row = await db.as({ enterpriseId }, (tx) => selectInstruction(tx, instructionId));
    if (row === null) throw new Error('there is no such payment');
    const initiation = this.bankPayments.initiationOf(orderOf(row)).digest.toString('hex');
    const by = row.signatures.at(-1)?.personId ?? null;
    const { connectionId } = row;
    const told = { enterpriseId, instructionId, connectionId, status: 'AUTH' as const, ranOut: false, reason: null };
    await applyConsentWord(this.deps(), { ...told, by, initiation, ...change });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.server[Symbol.asyncDispose]();
  }
}

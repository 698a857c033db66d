import { randomUUID } from 'node:crypto';
import { makePdf } from '../sample-files.ts';
import type { Visitor } from '../world/visitor.ts';
import type { Ids } from './ids.ts';

interface Created {
  id?: string;
}

/**
 * Things that take two enterprises: an order and a request to be paid; and a file of a draft. They are for those who have no part in
 * them; the visitor himself is refused the steps of the other side, which is no matter of his role.
 */
export async function beginTrade(visitor: Visitor, submissionId: string, otherId: string): Promise<Ids> {
  const order = await visitor.post<Created>(
    '/v1/trade-orders',
    {
      sellerId: otherId,
      title: '办公用品',
      currency: 'CNY',
      lines: [{ name: '打印纸', quantity: '10', unit: '箱', unitPrice: '100', taxPercent: '13' }],
      escrow: false,
      deliverBy: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    },
    { 'idempotency-key': randomUUID() },
  );
  type Accounts = { items: { accountNumber: string; currency: string }[] };
  const { items } = (await visitor.get<Accounts>('/v1/accounts')).body;
  const payeeAccount = items.find(({ currency }) => currency === 'CNY')?.accountNumber;
  const asked = { payerId: otherId, amount: '20.00', currency: 'CNY', payeeAccount };
  const request = await visitor.post<Created>('/v1/payment-requests', asked, { 'idempotency-key': randomUUID() });
  const attachment = await visitor.request<Created>(
    'POST',
    `/v1/submissions/${submissionId}/attachments?fileName=a.pdf`,
    makePdf(),
    { 'content-type': 'application/pdf' },
  );
  return {
    orderId: created(order.body, 'order'),
    requestId: created(request.body, 'request'),
    attachmentId: created(attachment.body, 'attachment'),
  };
}

function created({ id, ...rest }: Created, what: string): string {
  if (id === undefined) throw new Error(`no ${what}: ${JSON.stringify(rest)}`);
  return id;
}

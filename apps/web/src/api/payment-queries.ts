import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { Payment, PaymentBody, PaymentPreview, PaymentState, PreviewBody } from './types.ts';

export type PaymentFilter = { state?: PaymentState; accountNumber?: string; q?: string };

export function paymentsQuery(filter: PaymentFilter) {
  return infiniteQueryOptions({
    queryKey: ['payments', filter],
    queryFn: ({ pageParam }) =>
      body(api.GET('/v1/payments', { params: { query: { ...filter, ...withCursor(pageParam) } } })),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function paymentQuery(paymentId: string) {
  return queryOptions({
    queryKey: ['payment', paymentId],
    queryFn: () => body(api.GET('/v1/payments/{paymentId}', { params: { path: { paymentId } } })),
  });
}

export function receiptQuery(paymentId: string) {
  return queryOptions({
    queryKey: ['payment-receipt', paymentId],
    queryFn: () => body(api.GET('/v1/payments/{paymentId}/receipt', { params: { path: { paymentId } } })),
  });
}

export const payableAccountsQuery = queryOptions({
  queryKey: ['payable-accounts'],
  queryFn: () => body(api.GET('/v1/payable-accounts')),
});

/** What would come of it; asked again for every other amount, account or payee. */
export function previewQuery(preview: PreviewBody | null) {
  return queryOptions({
    queryKey: ['payment-preview', preview],
    queryFn: (): Promise<PaymentPreview> =>
      // Never asked without one: `enabled` holds it back.
      body(api.POST('/v1/payment-previews', { body: preview as PreviewBody })),
    enabled: preview !== null,
    staleTime: 0,
  });
}

export function createPayment(payment: PaymentBody, submitKey: string): Promise<Payment> {
  return body(api.POST('/v1/payments', { params: { header: { 'idempotency-key': submitKey } }, body: payment }));
}

export function updatePayment(
  { paymentId, revision }: { paymentId: string; revision: number },
  payment: PaymentBody,
  submitKey: string,
): Promise<Payment> {
  return body(
    api.PUT('/v1/payments/{paymentId}', {
      params: { path: { paymentId }, header: { 'idempotency-key': submitKey } },
      body: { ...payment, revision },
    }),
  );
}

/** Leaves this page for the bank, where a signer authorises exactly what was signed. */
export async function authorisePaymentAtBank(paymentId: string): Promise<void> {
  const params = { path: { paymentId } };
  const { redirectTo } = await body(api.POST('/v1/payments/{paymentId}/authorize', { params }));
  globalThis.location.assign(redirectTo);
}

export function endPayment(
  { paymentId, how }: { paymentId: string; how: 'withdraw' | 'cancel' },
  note: string,
  submitKey: string,
): Promise<Payment> {
  const params = { path: { paymentId }, header: { 'idempotency-key': submitKey } };
  const said = note.trim() === '' ? {} : { note: note.trim() };
  return body(
    how === 'withdraw'
      ? api.POST('/v1/payments/{paymentId}/withdraw', { params, body: said })
      : api.POST('/v1/payments/{paymentId}/cancel', { params, body: said }),
  );
}

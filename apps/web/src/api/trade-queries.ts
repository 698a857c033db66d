import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type {
  PaymentRequestBody,
  RequestSide,
  TradeOrder,
  TradeOrderBody,
  TradeOrderDocument,
  TradePaymentRequest,
  TradeSide,
} from './types.ts';
import { refusedUnsent, sendFile } from './upload.ts';

export type OrderFilter = { side?: TradeSide; group?: 'running' | 'ended'; q?: string };

export function ordersQuery(filter: OrderFilter) {
  return infiniteQueryOptions({
    queryKey: ['orders', filter],
    queryFn: ({ pageParam }) =>
      body(api.GET('/v1/trade-orders', { params: { query: { ...filter, ...withCursor(pageParam) } } })),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function orderQuery(orderId: string) {
  return queryOptions({
    queryKey: ['order', orderId],
    queryFn: () => body(api.GET('/v1/trade-orders/{orderId}', { params: { path: { orderId } } })),
  });
}

export function orderDocumentsQuery(orderId: string) {
  return queryOptions({
    queryKey: ['order', orderId, 'documents'],
    queryFn: () => body(api.GET('/v1/trade-orders/{orderId}/documents', { params: { path: { orderId } } })),
  });
}

export type OrderUpload = { kind: TradeOrderDocument['kind']; file: File };

export function addOrderDocument(
  orderId: string,
  { kind, file }: OrderUpload,
  sending: { submitKey: string; onProgress: (share: number) => void; signal: AbortSignal },
): Promise<{ id: string }> {
  const refused = refusedUnsent(file);
  if (refused !== null) return Promise.reject(refused);
  const query = new URLSearchParams({ kind, fileName: file.name });
  const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': sending.submitKey };
  const address = `/v1/trade-orders/${orderId}/documents?${query.toString()}`;
  return sendFile<{ id: string }>({ address, file, headers }, sending.onProgress, sending.signal);
}

/** Where a paper of an order is read. */
export function orderDocumentAddress(orderId: string, documentId: string): string {
  return `/v1/trade-orders/${orderId}/documents/${documentId}`;
}

export function requestsQuery(side: RequestSide, q: string) {
  return infiniteQueryOptions({
    queryKey: ['payment-requests', side, { q }],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/payment-requests', {
          params: { query: { side, ...(q === '' ? {} : { q }), ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function createOrder(order: TradeOrderBody, submitKey: string): Promise<TradeOrder> {
  return body(api.POST('/v1/trade-orders', { params: { header: { 'idempotency-key': submitKey } }, body: order }));
}

export type OrderStepName =
  | 'accept'
  | 'decline'
  | 'cancel'
  | 'deliver'
  | 'confirm'
  | 'dispute'
  | 'release_part'
  | 'refund'
  | 'reclaim'
  | 'pay_in';
/** What was typed for a step: only what the step asks for is sent. */
export type StepInput = { note: string; amount: string | null; account: string };

export function takeOrderStep(
  { orderId, step }: { orderId: string; step: OrderStepName },
  { note, amount, account }: StepInput,
  submitKey: string,
): Promise<TradeOrder> {
  const params = { path: { orderId }, header: { 'idempotency-key': submitKey } };
  const said = note.trim() === '' ? {} : { note: note.trim() };
  switch (step) {
    case 'accept':
      return body(api.POST('/v1/trade-orders/{orderId}/accept', { params, body: { payeeAccount: account } }));
    case 'decline':
      return body(api.POST('/v1/trade-orders/{orderId}/decline', { params, body: said }));
    case 'cancel':
      return body(api.POST('/v1/trade-orders/{orderId}/cancel', { params, body: said }));
    case 'deliver':
      return body(api.POST('/v1/trade-orders/{orderId}/deliver', { params, body: said }));
    case 'confirm':
      return body(api.POST('/v1/trade-orders/{orderId}/confirm', { params, body: {} }));
    case 'dispute':
      return body(api.POST('/v1/trade-orders/{orderId}/dispute', { params, body: { note: note.trim() } }));
    case 'release_part':
      return body(
        api.POST('/v1/trade-orders/{orderId}/release-part', { params, body: { amount: amount ?? '', ...said } }),
      );
    case 'refund':
      return body(api.POST('/v1/trade-orders/{orderId}/refund', { params, body: { amount, ...said } }));
    case 'reclaim':
      return body(api.POST('/v1/trade-orders/{orderId}/reclaim', { params, body: said }));
    case 'pay_in':
      return body(api.POST('/v1/trade-orders/{orderId}/pay-in', { params, body: { debtorAccount: account } }));
  }
}

export function createRequest(request: PaymentRequestBody, submitKey: string): Promise<TradePaymentRequest> {
  return body(
    api.POST('/v1/payment-requests', { params: { header: { 'idempotency-key': submitKey } }, body: request }),
  );
}

export function takeRequestStep(
  { requestId, step }: { requestId: string; step: 'pay' | 'decline' | 'cancel' },
  { note, account }: { note: string; account: string },
  submitKey: string,
): Promise<TradePaymentRequest> {
  const params = { path: { requestId }, header: { 'idempotency-key': submitKey } };
  const said = note.trim() === '' ? {} : { note: note.trim() };
  if (step === 'pay')
    return body(api.POST('/v1/payment-requests/{requestId}/pay', { params, body: { debtorAccount: account } }));
  return step === 'decline'
    ? body(api.POST('/v1/payment-requests/{requestId}/decline', { params, body: said }))
    : body(api.POST('/v1/payment-requests/{requestId}/cancel', { params, body: said }));
}

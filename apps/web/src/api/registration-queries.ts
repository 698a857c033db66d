import { queryOptions } from '@tanstack/react-query';
import { api, body, done } from './client.ts';
import type { Registration, StatementInput } from './types.ts';

export const registrationQuery = queryOptions({
  queryKey: ['registration'],
  queryFn: () => body(api.GET('/v1/registration')),
});

/** Writes a part of the statement; the rest stays as it was. */
export function saveStatement(part: StatementInput): Promise<Registration> {
  return body(api.PUT('/v1/registration', { body: part }));
}

export function submitStatement(submitKey: string): Promise<Registration> {
  return body(api.POST('/v1/registration/submit', { params: { header: { 'idempotency-key': submitKey } } }));
}

export function withdrawStatement(): Promise<Registration> {
  return body(api.POST('/v1/registration/withdraw'));
}

export const documentsQuery = queryOptions({
  queryKey: ['documents'],
  queryFn: () => body(api.GET('/v1/evidence-documents')),
});

export function removeDocument(documentId: string): Promise<void> {
  return done(api.DELETE('/v1/evidence-documents/{documentId}', { params: { path: { documentId } } }));
}

/** Where the file of a document is saved from. */
export function documentAddress(documentId: string): string {
  return `/v1/evidence-documents/${documentId}/content`;
}

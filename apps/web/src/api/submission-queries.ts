import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body, done } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { Submission, SubmissionAttachment, SubmissionStatus } from './types.ts';
import { sendFile } from './upload.ts';

export const submissionFormsQuery = queryOptions({
  queryKey: ['submission-forms'],
  queryFn: () => body(api.GET('/v1/submission-forms')),
});

export function submissionsQuery(status: SubmissionStatus | undefined) {
  const filter = status === undefined ? {} : { status };
  return infiniteQueryOptions({
    queryKey: ['submissions', filter],
    queryFn: ({ pageParam }) =>
      body(api.GET('/v1/submissions', { params: { query: { ...filter, limit: 20, ...withCursor(pageParam) } } })),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function submissionQuery(submissionId: string) {
  return queryOptions({
    queryKey: ['submission', submissionId],
    queryFn: () => body(api.GET('/v1/submissions/{submissionId}', { params: { path: { submissionId } } })),
  });
}

export function messagesQuery(submissionId: string) {
  return infiniteQueryOptions({
    queryKey: ['submission', submissionId, 'messages'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/submissions/{submissionId}/messages', {
          params: { path: { submissionId }, query: { limit: 50, ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

export function createSubmission(formId: string, submitKey: string): Promise<Submission> {
  return body(api.POST('/v1/submissions', { params: { header: { 'idempotency-key': submitKey } }, body: { formId } }));
}

export function saveSubmission(
  { submissionId, revision }: { submissionId: string; revision: number },
  data: Readonly<Record<string, unknown>>,
): Promise<Submission> {
  return body(
    api.PUT('/v1/submissions/{submissionId}', { params: { path: { submissionId } }, body: { revision, data } }),
  );
}

export function discardSubmission(submissionId: string): Promise<void> {
  return done(api.DELETE('/v1/submissions/{submissionId}', { params: { path: { submissionId } } }));
}

export function sendSubmission(
  { submissionId, revision }: { submissionId: string; revision: number },
  submitKey: string,
): Promise<Submission> {
  return body(
    api.POST('/v1/submissions/{submissionId}/send', {
      params: { path: { submissionId }, header: { 'idempotency-key': submitKey } },
      body: { revision },
    }),
  );
}

export function withdrawSubmission(submissionId: string, submitKey: string): Promise<Submission> {
  return body(
    api.POST('/v1/submissions/{submissionId}/withdraw', {
      params: { path: { submissionId }, header: { 'idempotency-key': submitKey } },
    }),
  );
}

export type Letter = { body: string; attachmentIds: string[] };

/** `supplement`: it answers what the bank wants to know. */
export async function writeToBank(
  { submissionId, supplement }: { submissionId: string; supplement: boolean },
  letter: Letter,
  submitKey: string,
): Promise<void> {
  const params = { path: { submissionId }, header: { 'idempotency-key': submitKey } };
  if (supplement) await body(api.POST('/v1/submissions/{submissionId}/supplement', { params, body: letter }));
  else await body(api.POST('/v1/submissions/{submissionId}/messages', { params, body: letter }));
}

export function addAttachment(
  { submissionId, file }: { submissionId: string; file: File },
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<SubmissionAttachment> {
  const query = new URLSearchParams({ fileName: file.name });
  const headers = { 'content-type': 'application/octet-stream' };
  const address = `/v1/submissions/${submissionId}/attachments?${query.toString()}`;
  return sendFile<SubmissionAttachment>({ address, file, headers }, onProgress, signal);
}

export function removeAttachment(submissionId: string, attachmentId: string): Promise<void> {
  return done(
    api.DELETE('/v1/submissions/{submissionId}/attachments/{attachmentId}', {
      params: { path: { submissionId, attachmentId } },
    }),
  );
}

/** Where a file of a submission is read. */
export function attachmentAddress(submissionId: string, attachmentId: string): string {
  return `/v1/submissions/${submissionId}/attachments/${attachmentId}`;
}

import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { sendFile } from './upload.ts';
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];
export type PermissionChange = Schemas['PermissionChange'];
export type PermissionChangeDetail = Schemas['PermissionChangeDetail'];
export type TableContents = Schemas['PermissionTableContents'];

const KEY = 'permission-changes';
const LISTED = 20;
const AT_BANK_MS = 3_000;

/** The newest changes of the table under which the session acts. */
export const changesQuery = queryOptions({
  queryKey: [KEY],
  queryFn: () => body(api.GET('/v1/permission-changes', { params: { query: { limit: LISTED } } })),
});

export function changeQuery(changeId: string) {
  return queryOptions({
    queryKey: [KEY, changeId],
    queryFn: () => body(api.GET('/v1/permission-changes/{changeId}', { params: { path: { changeId } } })),
    // What the bank makes of it is told to nobody's page: whoever looks on meanwhile sees it within seconds.
    refetchInterval: ({ state }) => (isAtBank(state.data?.state) ? AT_BANK_MS : false),
  });
}

function isAtBank(state: PermissionChange['state'] | undefined): boolean {
  return state === 'approved' || state === 'submitted';
}

export type NewChange = { basedOnVersion: number; contents: TableContents; note: string | null };

export function createChange(change: NewChange, key: string): Promise<PermissionChangeDetail> {
  return body(api.POST('/v1/permission-changes', { params: { header: { 'idempotency-key': key } }, body: change }));
}

/** `revision` is the one that was read: what somebody else saved meanwhile is not written over. */
export function saveChange(
  changeId: string,
  change: { revision: number; contents: TableContents; note: string | null },
): Promise<PermissionChangeDetail> {
  return body(api.PUT('/v1/permission-changes/{changeId}', { params: { path: { changeId } }, body: change }));
}

/** Brings a change onto the version in force. */
export function rebaseChange(
  changeId: string,
  change: { revision: number; basedOnVersion: number },
): Promise<PermissionChangeDetail> {
  return body(api.PUT('/v1/permission-changes/{changeId}', { params: { path: { changeId } }, body: change }));
}

export function withdrawChange(changeId: string): Promise<PermissionChangeDetail> {
  return body(api.POST('/v1/permission-changes/{changeId}/withdraw', { params: { path: { changeId } } }));
}

const TYPES: Record<string, string> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** How a file of a table is called by its name; null where it is none. */
export function importType(fileName: string): string | null {
  return TYPES[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
}

/** Makes a draft of the matrix in a file; with any fault nothing is kept. */
export function importChange(
  file: File,
  key: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<PermissionChangeDetail> {
  const query = new URLSearchParams({ fileName: file.name });
  const headers = { 'content-type': importType(file.name) ?? 'application/octet-stream', 'idempotency-key': key };
  return sendFile({ address: `/v1/permission-changes/import?${query.toString()}`, file, headers }, onProgress, signal);
}

/** Asks a second person to sign. */
export function submitChange(changeId: string): Promise<PermissionChangeDetail> {
  return body(api.POST('/v1/permission-changes/{changeId}/submit', { params: { path: { changeId } } }));
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from './client.ts';
import { FIRST_PAGE, nextPage, withCursor } from './paging.ts';
import type { Language } from '../locales/languages.ts';
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];
export type TableSummary = Schemas['PermissionTableSummary'];
export type VersionSummary = Schemas['PermissionTableVersionSummary'];
/** A version, whole. */
export type TableVersion = Schemas['PermissionTableDetail'];
export type ExportFormat = 'csv' | 'xlsx';

/** Everything of a table stands under this key: a new version makes all of it stale. */
export const TABLES_KEY = 'permission-tables';

export const tablesQuery = queryOptions({
  queryKey: [TABLES_KEY],
  queryFn: () => body(api.GET('/v1/permission-tables')),
});

/** @param version null: the one in force. */
export function versionQuery(tableId: string, version: number | null) {
  return queryOptions({
    queryKey: [TABLES_KEY, tableId, version ?? 'in force'],
    queryFn: () => readVersion(tableId, version),
  });
}

function readVersion(tableId: string, version: number | null): Promise<TableVersion> {
  if (version === null) return body(api.GET('/v1/permission-tables/{tableId}', { params: { path: { tableId } } }));
  return body(
    api.GET('/v1/permission-tables/{tableId}/versions/{version}', { params: { path: { tableId, version } } }),
  );
}

/** The version that was in force on a day. */
export function readVersionOn(tableId: string, on: string): Promise<TableVersion> {
  return body(api.GET('/v1/permission-tables/{tableId}', { params: { path: { tableId }, query: { on } } }));
}

export function versionsQuery(tableId: string) {
  return infiniteQueryOptions({
    queryKey: [TABLES_KEY, tableId, 'versions'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/permission-tables/{tableId}/versions', {
          params: { path: { tableId }, query: { limit: 50, ...withCursor(pageParam) } },
        }),
      ),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextPage,
  });
}

/** A version as a file that the import reads back; of the table under which the session acts. */
export function exportTable(tableId: string, version: number, format: ExportFormat, language: Language): Promise<Blob> {
  const query = { format, version, language: language === 'zh-CN' ? 'zh' : 'en' } as const;
  return body<Blob>(
    api.GET('/v1/permission-tables/{tableId}/export', { params: { path: { tableId }, query }, parseAs: 'blob' }),
  );
}

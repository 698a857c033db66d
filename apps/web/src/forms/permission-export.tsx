import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { exportTable } from '../api/permission-queries.ts';
import type { ExportFormat } from '../api/permission-queries.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { saveFile } from '../ui/save-file.ts';
import { showToast } from '../ui/toasts.ts';

type PermissionExportProps = { tableId: string; version: number; format: ExportFormat };

/** The table as a file in the form that the import reads. */
export function PermissionExport({ tableId, version, format }: PermissionExportProps) {
  const { t, language } = useReader();
  const take = useMutation({
    mutationFn: () => exportTable(tableId, version, format, language),
    onSuccess: (content) => {
      saveFile(content, `permission-table-v${version}.${format}`);
      showToast(t('permissions.exported'));
    },
  });
  return (
    <>
      <Button variant="subtle" justify="flex-start" loading={take.isPending} onClick={() => take.mutate()}>
        {t('permissions.exportAs', { format: format.toUpperCase() })}
      </Button>
      {take.isError && <ProblemNote error={take.error} />}
    </>
  );
}

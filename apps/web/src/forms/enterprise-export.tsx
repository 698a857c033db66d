import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { exportEnterprise } from '../api/disclosure-queries.ts';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { localDay } from '../ui/format-date.ts';
import { saveFile } from '../ui/save-file.ts';
import { showToast } from '../ui/toasts.ts';

/** Everything that the network holds of the own enterprise, as a file on this device. */
export function EnterpriseExport() {
  const { t } = useReader();
  const take = useMutation({
    mutationFn: exportEnterprise,
    onSuccess: (document) => {
      saveFile(document, `guildhall-export-${localDay(new Date().toISOString())}.json`);
      showToast(t('exporting.done'));
    },
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} stroke={1.75} />}
        loading={take.isPending}
        onClick={() => take.mutate()}
      >
        {t('exporting.do')}
      </Button>
      {take.isError && <ProblemNote error={take.error} onRetry={() => take.mutate()} />}
    </>
  );
}

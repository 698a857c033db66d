import type { SubmissionStatus } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import { useReader } from '../../locales/use-reader.ts';

const KIND: Record<SubmissionStatus, 'accent' | 'warning' | 'plain'> = {
  draft: 'plain',
  queued: 'plain',
  received: 'accent',
  in_review: 'accent',
  information_wanted: 'warning',
  approved: 'accent',
  declined: 'warning',
  funded: 'accent',
  withdrawn: 'plain',
};

export function StatusChip({ status }: { status: SubmissionStatus }) {
  const { t } = useReader();
  return <Chip kind={KIND[status]}>{t(`submissions.statuses.${status}`)}</Chip>;
}

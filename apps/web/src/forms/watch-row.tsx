import { Button, VisuallyHidden } from '@mantine/core';
import { setWatching } from '../api/network-queries.ts';
import type { EnterpriseSummary } from '../api/types.ts';
import { EnterpriseRow } from '../components/enterprise-row.tsx';
import { RowNote } from '../components/enterprise-list.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { useReader } from '../locales/use-reader.ts';
import { formatDay } from '../ui/format-date.ts';
import { useRelationChange } from './use-relation-changes.ts';

/** A watched enterprise; watching is one-sided and ends with one click. */
export function WatchRow({ enterprise, since }: { enterprise: EnterpriseSummary; since: string }) {
  const { t, say, language } = useReader();
  const name = say(enterprise.name);
  const stop = useRelationChange(() => setWatching(enterprise.id, false), t('partners.watchOff', { name }));
  return (
    <EnterpriseRow
      enterprise={enterprise}
      note={<RowNote>{t('partners.watchedSince', { date: formatDay(since, language) })}</RowNote>}
      actions={
        <>
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
            {t('partners.unwatch')}
            <VisuallyHidden>{` ${name}`}</VisuallyHidden>
          </Button>
          {stop.isError && <ProblemNote error={stop.error} />}
        </>
      }
    />
  );
}

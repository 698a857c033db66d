import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { connectionsQuery, syncNow } from '../../api/bank-queries.ts';
import { Problem } from '../../api/problem.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { Connection } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { ConnectionFigures } from './connection-figures.tsx';
import { ConnectionState } from './connection-state.tsx';
import { KeptAside } from './kept-aside.tsx';
import { PaymentAlarms } from './payment-alarms.tsx';
import { RefusedTables } from './refused-tables.tsx';
import { SigningKeys } from './signing-keys.tsx';
import { SyncRuns } from './sync-runs.tsx';
import { showToast } from '../../ui/toasts.ts';
import classes from './operator.module.css';

const route = getRouteApi('/member/operator/connections/$bank');

/** One connection whole: its figures, what was kept aside and why, its sync runs and the keys seen. */
export function ConnectionPage() {
  const { t, say } = useReader();
  const { bank } = route.useParams();
  const connections = useQuery(connectionsQuery);
  const { data: session } = useQuery(sessionQuery);
  const mayManage = session?.can.includes('operator:connections_manage') === true;
  const connection = connections.data?.items.find((one) => one.bank.slug === bank);
  if (connection === undefined) {
    return (
      <Page dense>
        <PageHead title={t('operator.title')} />
        {connections.isPending && <RowSkeletons count={5} />}
        {connections.isError && <ProblemNote error={connections.error} onRetry={() => void connections.refetch()} />}
        {connections.isSuccess && <ProblemNote error={new Problem(404, 'missing', null, [])} />}
      </Page>
    );
  }
  return (
    <Page dense>
      <PageHead title={say(connection.bank.name)} lead={connection.issuer}>
        <div className={classes.headRight}>
          <ConnectionState connection={connection} />
          {mayManage && <SyncButton connection={connection} />}
        </div>
      </PageHead>
      <div className={classes.sections}>
        <Card as="div" className={classes.connection}>
          <ConnectionFigures connection={connection} />
        </Card>
        <KeptAside bank={bank} mayRetry={mayManage} />
        <PaymentAlarms bank={bank} />
        <RefusedTables bank={bank} />
        <SyncRuns bank={bank} />
        <SigningKeys keys={connection.keys} />
      </div>
    </Page>
  );
}

function SyncButton({ connection }: { connection: Connection }) {
  const { t, say } = useReader();
  const queryClient = useQueryClient();
  const { slug, name } = connection.bank;
  const sync = useMutation({
    mutationFn: () => syncNow(slug),
    onSuccess: async () => {
      showToast(t('operator.syncAsked', { bank: say(name) }));
      await queryClient.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    },
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} stroke={1.75} />}
        loading={sync.isPending}
        onClick={() => sync.mutate()}
      >
        {t('operator.syncNow')}
      </Button>
      {sync.isError && <ProblemNote error={sync.error} />}
    </>
  );
}

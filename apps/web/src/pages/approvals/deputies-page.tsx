import { Button } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { delegationsQuery, endDelegation } from '../../api/approval-queries.ts';
import type { Delegation, Delegations } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { CardSkeletons } from '../../components/skeletons.tsx';
import { DelegationCreate } from '../../forms/delegation-create.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { formatDay } from '../../ui/format-date.ts';
import { showToast } from '../../ui/toasts.ts';
import classes from './deputies-page.module.css';

/** Who signs for me, for whom I sign, and until when. */
export function DeputiesPage() {
  const { t } = useReader();
  const query = useQuery(delegationsQuery);
  const [adding, setAdding] = useState(false);
  const { data } = query;
  return (
    <Page>
      <PageHead title={t('deputies.title')} lead={t('deputies.lead')}>
        {data !== undefined && data.candidates.length > 0 && (
          <Button onClick={() => setAdding(true)}>{t('deputies.add')}</Button>
        )}
      </PageHead>
      {query.isPending && <CardSkeletons />}
      {query.isError && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {data !== undefined && <List delegations={data} />}
      {adding && data !== undefined && (
        <DelegationCreate candidates={data.candidates} onClose={() => setAdding(false)} />
      )}
    </Page>
  );
}

function List({ delegations: { items, candidates, whyNot } }: { delegations: Delegations }) {
  const { t } = useReader();
  if (items.length === 0) {
    return (
      <EmptyState title={t('deputies.empty')} icon={<IconUserShare size={20} stroke={1.75} />}>
        {whyNot === 'signs_nothing'
          ? t('deputies.signsNothing')
          : t(candidates.length === 0 ? 'deputies.noCandidates' : 'deputies.emptyNext')}
      </EmptyState>
    );
  }
  return (
    <ul className={classes.list}>
      {items.map((one) => (
        <Card as="li" key={one.id} className={classes.row}>
          <Row delegation={one} />
        </Card>
      ))}
    </ul>
  );
}

function Row({ delegation }: { delegation: Delegation }) {
  const { t, say, language } = useReader();
  const client = useQueryClient();
  const [ending, setEnding] = useState(false);
  const { id, direction, delegator, delegate, fromOn, untilOn, standing, can } = delegation;
  const end = useMutation({
    mutationFn: () => endDelegation(id),
    onSuccess: async () => {
      showToast(t('deputies.ended'));
      setEnding(false);
      await client.invalidateQueries({ queryKey: delegationsQuery.queryKey });
    },
  });
  const given = direction === 'given';
  const role = say(delegator.role.name);
  const department = say(delegator.department.name);
  return (
    <>
      <div>
        <p className={classes.name}>
          {given
            ? t('deputies.given', { name: say(delegate.name) })
            : t('deputies.held', { name: say(delegator.name) })}
        </p>
        <p className={classes.quiet}>{t('deputies.as', { role, department })}</p>
        <p className={classes.quiet}>
          {t('deputies.days', { from: formatDay(fromOn, language), until: formatDay(untilOn, language) })}
        </p>
      </div>
      <Chip kind={standing === 'in_force' ? 'accent' : 'plain'}>{t(`deputies.standing.${standing}`)}</Chip>
      {can.includes('end') && (
        <Button variant="default" onClick={() => setEnding(true)}>
          {t('deputies.end')}
        </Button>
      )}
      {ending && (
        <ConfirmDialog
          title={t('deputies.endTitle')}
          what={t('deputies.endWhat')}
          doLabel={t('deputies.end')}
          action={end}
          onClose={() => setEnding(false)}
        />
      )}
    </>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { activitySharingQuery, exportActivity } from '../../api/activity-queries.ts';
import { BankMark } from '../../components/bank-mark.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { CardSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { saveFile } from '../../ui/save-file.ts';
import { CategoryCard } from './category-card.tsx';
import { Erasures } from './erasures.tsx';
import { SharedEvents } from './shared-events.tsx';
import classes from './sharing.module.css';

/** What of the use of the network the bank is told: decided by category, seen in full, taken back with one click. */
export function SharingPage() {
  const { t } = useReader();
  return (
    <Page>
      <PageHead title={t('sharing.title')} lead={t('sharing.lead')}>
        <ExportButton />
      </PageHead>
      <div className={classes.sections}>
        <Categories />
        <SharedEvents />
        <Erasures />
      </div>
    </Page>
  );
}

function Categories() {
  const { t, say } = useReader();
  const sharing = useQuery(activitySharingQuery);
  if (sharing.isPending) return <CardSkeletons />;
  if (sharing.data === undefined) return <ProblemNote error={sharing.error} onRetry={() => void sharing.refetch()} />;
  const { bank, categories, wording } = sharing.data;
  return (
    <section className={classes.section} aria-labelledby="sharing-with">
      <h2 id="sharing-with" className={classes.bank}>
        <BankMark mark={bank.mark} color={bank.color} /> {t('sharing.with', { bank: say(bank.name) })}
      </h2>
      <ul className={classes.promises}>
        {(['pseudonym', 'apart', 'number', 'hour', 'never', 'erase'] as const).map((promise) => (
          <li key={promise}>{t(`sharing.promises.${promise}`, { bank: say(bank.name) })}</li>
        ))}
      </ul>
      <ul className={classes.cards}>
        {categories.map((category) => (
          <CategoryCard key={category.category} category={category} bank={say(bank.name)} wording={wording} />
        ))}
      </ul>
    </section>
  );
}

function ExportButton() {
  const { t } = useReader();
  const download = useMutation({
    mutationFn: exportActivity,
    onSuccess: (content) => saveFile(content, 'shared-activity.json'),
  });
  return (
    <>
      <Button variant="default" loading={download.isPending} onClick={() => download.mutate()}>
        {t('sharing.export')}
      </Button>
      {download.isError && <ProblemNote error={download.error} />}
    </>
  );
}

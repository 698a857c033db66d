import { IconEye, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { disclosuresQuery } from '../../api/disclosure-queries.ts';
import type { Draft } from '../../api/disclosure-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { Audience, Category, Disclosures } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { DisclosureSave } from '../../forms/disclosure-save.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { changesOf } from '../../ui/disclosure-changes.ts';
import { FenceTable } from './fence-table.tsx';
import { Preview } from './preview.tsx';
import classes from './visibility-page.module.css';

const NOTHING: Draft = new Map();

/** Who sees each kind of information, how it looks to them, and what saving would mean. */
export function VisibilityPage() {
  const { t } = useReader();
  const { data: session } = useQuery(sessionQuery);
  const disclosures = useQuery(disclosuresQuery);
  return (
    <Page>
      <PageHead title={t('visibility.title')} lead={t('visibility.lead')}>
        {session?.can.includes('looks:read') === true && (
          <LinkButton variant="default" to={paths.looks} leftSection={<IconEye size={18} stroke={1.75} />}>
            {t('looks.title')}
          </LinkButton>
        )}
      </PageHead>
      {disclosures.isPending && <RowSkeletons count={7} />}
      {disclosures.isError && disclosures.data === undefined && (
        <ProblemNote error={disclosures.error} onRetry={() => void disclosures.refetch()} />
      )}
      {disclosures.data !== undefined && <Choosing disclosures={disclosures.data} />}
    </Page>
  );
}

function Choosing({ disclosures }: { disclosures: Disclosures }) {
  const { t } = useReader();
  const [draft, setDraft] = useState(NOTHING);
  const changes = changesOf(disclosures.items, draft);
  const mayChange = disclosures.can.includes('change');
  const choose = (category: Category, audience: Audience): void => setDraft(new Map([...draft, [category, audience]]));
  return (
    <>
      <div className={classes.columns}>
        <div className={classes.choices}>
          <FenceTable
            items={disclosures.items}
            changes={changes}
            partners={disclosures.partners}
            onChoose={mayChange ? choose : undefined}
          />
          <p className={classes.note}>
            <IconInfoCircle size={16} stroke={1.75} aria-hidden />
            <span>
              {mayChange ? t('visibility.consentNote') : t('visibility.mayNot')}{' '}
              <Link to={paths.ownEnterprise}>{t('mine.consents')}</Link>
            </span>
          </p>
        </div>
        <Preview draft={new Map(changes.map(({ category, to }) => [category, to]))} changes={changes} />
      </div>
      {mayChange && <DisclosureSave disclosures={disclosures} changes={changes} onDiscard={() => setDraft(NOTHING)} />}
    </>
  );
}

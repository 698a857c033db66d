import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { factsQuery, ownEnterpriseQuery } from '../../api/enterprise-queries.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import { Problem } from '../../api/problem.ts';
import type { OwnEnterpriseView } from '../../api/types.ts';
import { FactGroupCard } from '../../components/fact-group-card.tsx';
import { groupFacts } from '../../components/fact-groups.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { EnterpriseExport } from '../../forms/enterprise-export.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { EvidencePanel } from '../enterprise/evidence-panel.tsx';
import { WithPanel } from '../enterprise/with-panel.tsx';
import { Consents } from './consents.tsx';
import { Visibility } from './visibility.tsx';
import classes from './own-enterprise-page.module.css';

const FIRST_FACTS_EVERY_MS = 3_000;
const route = getRouteApi('/member/enterprise');

/** The own enterprise: what is attested, what the bank may give, and who sees what. */
export function OwnEnterprisePage() {
  const { t, say } = useReader();
  const own = useQuery(ownEnterpriseQuery);
  const { fact, error } = route.useSearch();
  const show = useShowFact();
  if (own.isPending || own.isError) {
    return (
      <Page>
        <PageHead title={t('mine.title')} />
        {own.isError ? (
          <ProblemNote error={own.error} onRetry={() => void own.refetch()} />
        ) : (
          <RowSkeletons count={6} />
        )}
      </Page>
    );
  }
  const enterprise = own.data;
  const panel = fact !== undefined && (
    <EvidencePanel key={fact} enterprise={enterprise} factKey={fact} on={undefined} onClose={() => show(undefined)} />
  );
  return (
    <WithPanel panel={panel} onClose={() => show(undefined)}>
      <PageHead title={t('mine.title')} lead={say(enterprise.name)}>
        <LinkButton variant="default" to={paths.members}>
          {t('shell.members')}
        </LinkButton>
        <LinkButton variant="default" to={paths.enterprise} params={{ enterpriseId: enterprise.id }}>
          {t('mine.publicPage')}
        </LinkButton>
      </PageHead>
      {error !== undefined && <ProblemNote error={new Problem(0, `bank.${error}`, null, [])} />}
      <div className={classes.sections}>
        <Consents />
        <OwnFacts enterprise={enterprise} selected={fact} onShowFact={show} />
        <Visibility disclosures={enterprise.disclosures} />
        <TakeAlong />
      </div>
    </WithPanel>
  );
}

/** What the network holds goes along with whoever may take it. */
function TakeAlong() {
  const { t } = useReader();
  const { data: session } = useQuery(sessionQuery);
  if (session?.can.includes('enterprise:export') !== true) return null;
  return (
    <section className={classes.section} aria-labelledby="take-along">
      <h2 id="take-along">{t('exporting.title')}</h2>
      <p className={classes.lead}>{t('exporting.what')}</p>
      <div>
        <EnterpriseExport />
      </div>
    </section>
  );
}

function useShowFact(): (fact: string | undefined) => void {
  const navigate = useNavigate();
  return (fact) => {
    const search = fact === undefined ? {} : { fact };
    void navigate({ to: paths.ownEnterprise, search, replace: true, resetScroll: false });
  };
}

type OwnFactsProps = { enterprise: OwnEnterpriseView; selected: string | undefined; onShowFact: (key: string) => void };

function OwnFacts({ enterprise, selected, onShowFact }: OwnFactsProps) {
  const { t } = useReader();
  // After a consent the facts arrive within seconds, and nobody should have to reload for the first of them.
  const facts = useQuery({
    ...factsQuery(enterprise.id),
    refetchInterval: ({ state }) => (state.data?.items.length === 0 ? FIRST_FACTS_EVERY_MS : false),
  });
  return (
    <section className={classes.section} aria-labelledby="own-facts">
      <h2 id="own-facts">{t('mine.facts')}</h2>
      {facts.isPending && <RowSkeletons count={5} />}
      {facts.isError && <ProblemNote error={facts.error} onRetry={() => void facts.refetch()} />}
      {facts.data?.items.length === 0 && (
        <EmptyState title={t('enterprise.noFactsTitle')}>{t('mine.noConsent')}</EmptyState>
      )}
      {groupFacts(facts.data?.items ?? []).map((group) => (
        <FactGroupCard key={group.category} group={group} selected={selected} onShowFact={onShowFact} />
      ))}
    </section>
  );
}

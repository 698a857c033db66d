import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { enterpriseQuery } from '../../api/enterprise-queries.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/skeletons.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { EnterpriseHead } from './enterprise-head.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { ClosedPage, isBlockedByUs } from './closed-page.tsx';
import { FactsSection } from './facts-section.tsx';
import { FiveSeconds } from './five-seconds.tsx';
import { WithPanel } from './with-panel.tsx';

const route = getRouteApi('/member/enterprises/$enterpriseId');

/** One enterprise: who it is, how we are connected, what is attested, and behind each value its evidence. */
export function EnterprisePage() {
  const { say } = useReader();
  const navigate = useNavigate();
  const { enterpriseId } = route.useParams();
  const { fact, on } = route.useSearch();
  const enterprise = useQuery(enterpriseQuery(enterpriseId));
  usePageTitle(enterprise.data === undefined ? 'Guildhall' : `${say(enterprise.data.name)} · Guildhall`);
  const show = (search: { fact?: string; on?: string }): void => {
    void navigate({ to: paths.enterprise, params: { enterpriseId }, search, replace: true, resetScroll: false });
  };
  const day = on === undefined ? {} : { on };
  if (enterprise.isPending) {
    return (
      <Page>
        <RowSkeletons count={6} />
      </Page>
    );
  }
  if (enterprise.isError) {
    return isBlockedByUs(enterprise.error) ? (
      <ClosedPage />
    ) : (
      <Page>
        <ProblemNote error={enterprise.error} onRetry={() => void enterprise.refetch()} />
      </Page>
    );
  }
  const panel = fact !== undefined && (
    <EvidencePanel key={fact} enterprise={enterprise.data} factKey={fact} on={on} onClose={() => show(day)} />
  );
  return (
    <WithPanel panel={panel} onClose={() => show(day)}>
      <EnterpriseHead enterprise={enterprise.data} />
      <FiveSeconds enterprise={enterprise.data} onShowFact={(key) => show({ ...day, fact: key })} />
      <FactsSection
        enterprise={enterprise.data}
        on={on}
        selected={fact}
        onDay={(value) => show(value === undefined ? {} : { on: value })}
        onShowFact={(key) => show({ ...day, fact: key })}
      />
    </WithPanel>
  );
}

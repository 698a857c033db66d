import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { networkAuditQuery } from '../../api/audit-queries.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditLines } from './audit-lines.tsx';
import { ChainCheck } from './chain-check.tsx';

const route = getRouteApi('/member/operator/audit');

/** Who did what on the whole network, and whether what was written down still stands as it was. */
export function NetworkAuditPage() {
  const { t } = useReader();
  const navigate = useNavigate();
  const search = route.useSearch();
  const lines = useInfiniteQuery(networkAuditQuery(search));
  return (
    <Page dense>
      <PageHead title={t('audit.networkTitle')} lead={t('audit.networkLead')} />
      <ChainCheck />
      <AuditFilters
        search={search}
        ofNetwork
        onSearch={(next) => {
          void navigate({ to: paths.networkAudit, search: next });
          // The same search again is a wish for what is new.
          if (JSON.stringify(next) === JSON.stringify(search)) void lines.refetch();
        }}
      />
      <AuditLines query={lines} ofNetwork />
    </Page>
  );
}

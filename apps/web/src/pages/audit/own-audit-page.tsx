import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ownAuditQuery } from '../../api/audit-queries.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditLines } from './audit-lines.tsx';

const route = getRouteApi('/member/enterprise/audit');

/** Who did what at the reader's own enterprise, in plain words. */
export function OwnAuditPage() {
  const { t } = useReader();
  const navigate = useNavigate();
  const search = route.useSearch();
  const lines = useInfiniteQuery(ownAuditQuery(search));
  return (
    <Page dense>
      <PageHead title={t('audit.ownTitle')} lead={t('audit.ownLead')} />
      <AuditFilters search={search} onSearch={(next) => void navigate({ to: paths.ownAudit, search: next })} />
      <AuditLines query={lines} />
    </Page>
  );
}

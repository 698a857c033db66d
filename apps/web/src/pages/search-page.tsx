import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isLongEnough, searchQuery } from '../api/enterprise-queries.ts';
import { sessionQuery } from '../api/session-queries.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { EnterpriseList, RowNote } from '../components/enterprise-list.tsx';
import { EnterpriseRow } from '../components/enterprise-row.tsx';
import { LoadMore } from '../components/load-more.tsx';
import { Page } from '../components/page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemNote } from '../components/problem-note.tsx';
import { CardSkeletons } from '../components/skeletons.tsx';
import { useReader } from '../locales/use-reader.ts';
import { paths } from '../paths.ts';
import { RelationChip } from './enterprise/relation-chip.tsx';
import classes from './search-page.module.css';

const route = getRouteApi('/member/search');
const SETTLE_MS = 250;

/** Enterprises by part of a name (two Chinese characters suffice) or by number. The address holds the search. */
export function SearchPage() {
  const { t } = useReader();
  const { q = '' } = route.useSearch();
  return (
    <Page>
      <PageHead title={q === '' ? t('search.title') : t('search.resultsFor', { q })} />
      <NotYet />
      {/* A search that came from elsewhere starts the field anew. */}
      <SearchField q={q} />
      <Results q={q} />
    </Page>
  );
}

/** Until its enterprise is verified a reader finds only itself, and should know why. */
function NotYet() {
  const { t } = useReader();
  const { data: session } = useQuery(sessionQuery);
  if (session === null || session === undefined || session.mandate.enterprise.verified) return null;
  return (
    <p className={classes.notYet}>
      {t('search.notYet')} <Link to={paths.registration}>{t('search.notYetAction')}</Link>
    </p>
  );
}

function SearchField({ q }: { q: string }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  const [shown, setShown] = useState(q);
  if (shown !== q) {
    setShown(q);
    if (text.trim() !== q) setText(q);
  }
  const [settled] = useDebouncedValue(text.trim(), SETTLE_MS);
  useEffect(() => {
    if (settled === text.trim() && settled !== q) {
      void navigate({ to: paths.search, search: settled === '' ? {} : { q: settled }, replace: true });
    }
  }, [settled, text, q, navigate]);
  return (
    <TextInput
      type="search"
      size="md"
      mb="lg"
      data-autofocus
      aria-label={t('shell.searchLabel')}
      placeholder={t('shell.searchPlaceholder')}
      description={t('search.hint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      leftSection={<IconSearch size={18} stroke={1.75} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function Results({ q }: { q: string }) {
  const { t, say } = useReader();
  const results = useInfiniteQuery(searchQuery(q));
  if (q === '') return null;
  if (!isLongEnough(q)) return <p>{t('search.tooShort')}</p>;
  if (results.isPending) return <CardSkeletons />;
  if (results.isError && results.data === undefined) {
    return <ProblemNote error={results.error} onRetry={() => void results.refetch()} />;
  }
  const found = results.data.pages.flatMap((page) => page.items);
  if (found.length === 0) {
    return (
      <EmptyState title={t('search.noneTitle', { q })} icon={<IconSearchOff size={20} stroke={1.75} />}>
        {t('search.none')}
      </EmptyState>
    );
  }
  return (
    <>
      <EnterpriseList>
        {found.map((enterprise) => (
          <EnterpriseRow
            key={enterprise.id}
            enterprise={enterprise}
            chip={<RelationChip relation={enterprise.relation} />}
            note={
              enterprise.attestedBy.length > 0 && (
                <RowNote>
                  {t('search.attestedBy', {
                    banks: enterprise.attestedBy.map((bank) => say(bank.name)).join(t('common.listSeparator')),
                  })}
                </RowNote>
              )
            }
          />
        ))}
      </EnterpriseList>
      <LoadMore query={results} />
    </>
  );
}

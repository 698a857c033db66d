import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { sessionQuery } from '../../api/session-queries.ts';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { StatementExport } from '../../forms/statement-export.tsx';
import { StatementImport } from '../../forms/statement-import.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { EntriesPart } from './entries-part.tsx';
import { FilesPart } from './files-part.tsx';
import { StatementDays } from './statement-days.tsx';
import { readStatementsSearch, STATEMENT_VIEWS } from './statements-search.ts';
import type { StatementsSearch } from './statements-search.ts';
import classes from './statements.module.css';

const route = getRouteApi('/member/bank/accounts/$accountNumber/statements');

/** The statements of an account by day, its entries, and the files in which they came; what is looked at stands in the address. */
export function StatementsPage() {
  const { accountNumber } = route.useParams();
  const search = route.useSearch();
  const { t, say } = useReader();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const [opened, setOpened] = useState<'export' | 'import' | null>(null);
  const show = useCallback(
    (next: StatementsSearch): void =>
      void navigate({
        to: paths.statements,
        params: { accountNumber },
        search: readStatementsSearch(next),
        replace: true,
      }),
    [navigate, accountNumber],
  );
  const account = session?.mandate.accounts.find(({ id }) => id === accountNumber);
  const name =
    account === undefined
      ? accountNumber
      : t('payments.accountEnding', { name: say(account.name), digits: account.lastDigits });
  const imports = session?.can.includes('statements:import') ?? false;
  const { view = 'days' } = search;
  const upload = imports ? () => setOpened('import') : null;
  return (
    <Page>
      <PageHead title={t('statements.title')} lead={t('statements.lead', { account: name })}>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} stroke={1.75} />}
          onClick={() => setOpened('export')}
        >
          {t('statements.exporting.open')}
        </Button>
        {upload !== null && (
          <Button leftSection={<IconUpload size={18} stroke={1.75} />} onClick={upload}>
            {t('statements.importing.open')}
          </Button>
        )}
      </PageHead>
      <div className={classes.bar}>
        <ChoiceBar
          label={t('statements.view')}
          value={view}
          choices={STATEMENT_VIEWS.filter((one) => one !== 'files' || imports).map((value) => ({
            value,
            label: t(`statements.views.${value}`),
          }))}
          onChoose={(value) => show({ ...search, view: value })}
        />
        {session?.can.includes('accounts:read') === true && (
          <Link to={paths.account} params={{ accountNumber }} className={classes.back}>
            {t('statements.toAccount')}
          </Link>
        )}
      </div>
      {view === 'days' && (
        <StatementDays accountNumber={accountNumber} search={search} onSearch={show} onUpload={upload} />
      )}
      {view === 'entries' && (
        <EntriesPart accountNumber={accountNumber} search={search} onSearch={show} onUpload={upload} />
      )}
      {view === 'files' && imports && <FilesPart search={search} onSearch={show} />}
      {opened === 'export' && (
        <StatementExport
          accountNumber={accountNumber}
          from={search.from}
          to={search.to}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === 'import' && <StatementImport onClose={() => setOpened(null)} />}
    </Page>
  );
}

import { Button } from '@mantine/core';
import { IconPencil, IconSignature } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { PermissionChangeDetail } from '../../api/change-queries.ts';
import type { TableVersion } from '../../api/permission-queries.ts';
import { paths } from '../../paths.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { PermissionWithdraw } from '../../forms/permission-withdraw.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { joinNames } from '../../ui/permissions/table-diff.ts';
import { ChangeHead } from './change-head.tsx';
import { ChangeStanding } from './change-standing.tsx';
import { DiffView } from './diff-view.tsx';
import classes from './change.module.css';

type ChangeViewProps = { base: TableVersion; change: PermissionChangeDetail; onEdit: (() => void) | undefined };

/** A change on its way: what differs, who is to sign, and what became of it. */
export function ChangeView({ base, change, onEdit }: ChangeViewProps) {
  const { t } = useReader();
  const [asked, setAsked] = useState(false);
  const table = useMemo(() => ({ ...change.contents, accounts: base.contents.accounts }), [change, base]);
  const diff = useMemo(() => ({ ...change.diff, accounts: [] }), [change]);
  return (
    <Page>
      <ChangeHead change={change} base={base} />
      <div style={{ display: 'grid', gap: 12 }}>
        <ChangeStanding change={change} table={table} />
        {change.note !== null && <p className={classes.note}>{change.note}</p>}
        <DiffView diff={diff} table={joinNames(base.contents, table)} title={t('permissions.diff.title')} />
        <div className={classes.buttons}>
          {change.approvalId !== null && (
            <LinkButton
              to={paths.approval}
              params={{ approvalId: change.approvalId }}
              variant="default"
              leftSection={<IconSignature size={18} stroke={1.75} />}
            >
              {t('permissions.change.openApproval')}
            </LinkButton>
          )}
          {onEdit !== undefined && (
            <Button
              variant="default"
              leftSection={<IconPencil size={18} stroke={1.75} />}
              onClick={() => setAsked(true)}
            >
              {t('permissions.change.editAgain')}
            </Button>
          )}
          <PermissionWithdraw change={change} />
        </div>
      </div>
      {asked && onEdit !== undefined && (
        <ConfirmDialog
          title={t('permissions.change.editAgainTitle')}
          what={t('permissions.change.editAgainWhat')}
          doLabel={t('permissions.change.editAgain')}
          danger={false}
          action={{ mutate: onEdit, isPending: false, isError: false, error: null }}
          onClose={() => setAsked(false)}
        />
      )}
    </Page>
  );
}

import { Button, Popover } from '@mantine/core';
import {
  IconFileExport,
  IconFileImport,
  IconHistory,
  IconPencil,
  IconPlayerPlay,
  IconTable,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { changesQuery } from '../../api/change-queries.ts';
import { AssuranceBars } from '../../components/assurance-bars.tsx';
import { BankMark } from '../../components/bank-mark.tsx';
import { Chip } from '../../components/chip.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { PermissionExport } from '../../forms/permission-export.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import type { PermissionPanel } from '../../paths.ts';
import { formatDay, formatTime } from '../../ui/format-date.ts';
import type { TableSummary, TableVersion } from '../../api/permission-queries.ts';
import badge from '../../components/source-badge.module.css';
import classes from './permissions-page.module.css';

type TableHeadProps = {
  summary: TableSummary;
  version: TableVersion;
  /** Whether the session may ask what others may do, and propose changes of this very table. */
  may: { simulate: boolean; propose: boolean };
  onPanel: (panel: PermissionPanel) => void;
  children?: ReactNode;
};

/** Title, which version and who signed it, and everything that can be done with a table. */
export function TableHead({ summary, version, may, onPanel, children }: TableHeadProps) {
  const { t } = useReader();
  return (
    <>
      <PageHead title={t('permissions.title')}>
        <div className={classes.actions}>
          {may.simulate && (
            <Button
              variant="default"
              leftSection={<IconPlayerPlay size={18} stroke={1.75} />}
              onClick={() => onPanel('simulate')}
            >
              {t('permissions.simulate')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconHistory size={18} stroke={1.75} />}
            onClick={() => onPanel('versions')}
          >
            {t('permissions.versions')}
          </Button>
          {may.propose && (
            <Button
              variant="default"
              leftSection={<IconFileImport size={18} stroke={1.75} />}
              onClick={() => onPanel('import')}
            >
              {t('permissions.import')}
            </Button>
          )}
          {summary.current && <ExportMenu tableId={summary.id} version={version.version} />}
          {may.propose && (
            <LinkButton
              to={paths.permissionChange}
              params={{ changeId: 'new' }}
              leftSection={<IconPencil size={18} stroke={1.75} />}
            >
              {t('permissions.propose')}
            </LinkButton>
          )}
        </div>
      </PageHead>
      <div className={classes.heads}>
        {children}
        <VersionChip version={version} />
        <SignedBadge summary={summary} version={version} onOpen={() => onPanel('evidence')} />
        <Authors version={version} />
      </div>
    </>
  );
}

function VersionChip({ version }: { version: TableVersion }) {
  const { t, language } = useReader();
  const from = formatDay(version.effectiveFrom, language);
  if (version.inForce) {
    return (
      <Chip kind="accent" icon={<IconTable size={16} stroke={1.75} aria-hidden />}>
        {t('permissions.inForce', { version: version.version })}
      </Chip>
    );
  }
  return (
    <Chip kind="warning" icon={<IconHistory size={16} stroke={1.75} aria-hidden />}>
      {version.effectiveUntil === null
        ? t('permissions.oldSince', { version: version.version, from })
        : t('permissions.old', {
            version: version.version,
            from,
            until: formatDay(version.effectiveUntil, language),
          })}
    </Chip>
  );
}

type SignedBadgeProps = { summary: TableSummary; version: TableVersion; onOpen: () => void };

/** Who signed the version, and when; it opens the evidence. */
function SignedBadge({ summary, version, onOpen }: SignedBadgeProps) {
  const { t, say, language } = useReader();
  return (
    <button type="button" className={badge.badge} data-kind="attested" onClick={onOpen}>
      <BankMark mark={summary.bank.mark} color={summary.bank.color} />
      <span className={badge.name}>{say(summary.bank.name)}</span>
      <span className="figures">
        {t('permissions.signs')} · {formatDay(version.signedAt, language)} {formatTime(version.signedAt)}
      </span>
      <AssuranceBars assurance="bank_verified" />
      <VisuallyHidden>{t('facts.badgeOpens')}</VisuallyHidden>
    </button>
  );
}

/** Who asked for this version and who signed that; of a version that the bank built by itself, the bank. */
function Authors({ version }: { version: TableVersion }) {
  const { t, say, language } = useReader();
  const changes = useQuery(changesQuery);
  const change = changes.data?.items.find((one) => one.tableId === version.id && one.version === version.version);
  if (changes.isPending) return null;
  return (
    <span className={classes.quiet}>
      {change === undefined
        ? version.requirementId === null
          ? t('permissions.builtByBank')
          : t('permissions.builtOnRequest')
        : t('permissions.proposedAndApproved', {
            proposer: say(change.createdBy.name),
            signers: new Intl.ListFormat(language).format(change.approvedBy.map(({ name }) => say(name))),
          })}
    </span>
  );
}

function ExportMenu({ tableId, version }: { tableId: string; version: number }) {
  const { t } = useReader();
  return (
    <Popover position="bottom-end" width={200} trapFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFileExport size={18} stroke={1.75} />}>
          {t('permissions.export')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.choices ?? ''} aria-label={t('permissions.export')}>
        <PermissionExport tableId={tableId} version={version} format="csv" />
        <PermissionExport tableId={tableId} version={version} format="xlsx" />
      </Popover.Dropdown>
    </Popover>
  );
}

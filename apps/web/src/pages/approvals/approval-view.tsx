import { IconArrowLeft, IconChevronDown, IconChevronUp, IconHourglassEmpty } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { approvalQuery } from '../../api/approval-queries.ts';
import { Problem } from '../../api/problem.ts';
import { sessionQuery } from '../../api/session-queries.ts';
import type { Approval, ApprovalTab } from '../../api/types.ts';
import { Chip } from '../../components/chip.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { CardSkeletons } from '../../components/skeletons.tsx';
import { SwitchOffer } from '../../forms/switch-offer.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import { capitalAmount } from '../../ui/capital-amount.ts';
import { groupDecimal } from '../../ui/format-number.ts';
import { ApprovalBar } from './approval-bar.tsx';
import { ApprovalContents } from './approval-contents.tsx';
import { ApprovalProgress } from './approval-progress.tsx';
import { kindName } from './approval-text.ts';
import classes from './approvals.module.css';

type ApprovalViewProps = {
  approvalId: string;
  tab: ApprovalTab;
  place: { at: number; count: number } | null;
  previous: string | null;
  next: string | null;
};

/** Everything that is signed, who has signed and who is next, and what the reader may do about it. */
export function ApprovalView(props: ApprovalViewProps) {
  const { approvalId, next, tab } = props;
  const query = useQuery(approvalQuery(approvalId));
  return (
    <>
      <PhoneHead {...props} />
      <div className={classes.scroll}>
        {query.isPending && <CardSkeletons />}
        {query.isError && <Closed error={query.error} onRetry={() => void query.refetch()} />}
        {query.data !== undefined && <Contents approval={query.data} />}
      </div>
      {query.data !== undefined && <ApprovalBar approval={query.data} next={next} tab={tab} />}
    </>
  );
}

/** An approval that this mandate does not open may be open to another one of the reader. */
function Closed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { data: session } = useQuery(sessionQuery);
  const own = session?.mandate.enterprise.id;
  return (
    <>
      <ProblemNote error={error} onRetry={onRetry} />
      {error instanceof Problem && error.status === 403 && (
        <SwitchOffer fits={({ enterprise }) => enterprise.id === own} />
      )}
    </>
  );
}

function Contents({ approval }: { approval: Approval }) {
  return (
    <>
      <Head approval={approval} />
      <ApprovalContents approval={approval} />
      <ApprovalProgress approval={approval} />
    </>
  );
}

function Head({ approval }: { approval: Approval }) {
  const reader = useReader();
  const { t, language } = reader;
  const { state, amount, reference, can } = approval;
  const capitals = language === 'zh-CN' && amount?.currency === 'CNY' ? capitalAmount(amount.amount) : null;
  const waits = state === 'waiting';
  return (
    <header className={classes.head}>
      <div className={classes.headLine}>
        <Chip
          kind={waits ? 'warning' : state === 'approved' ? 'accent' : state === 'rejected' ? 'danger' : 'plain'}
          icon={waits ? <IconHourglassEmpty size={14} stroke={1.75} aria-hidden /> : null}
        >
          {can.includes('sign') ? t('approvals.waitsForMe') : t(`approvals.states.${state}`)}
        </Chip>
        <span className={classes.quiet}>
          {kindName(approval, reader)} {reference}
        </span>
      </div>
      <h2 className={classes.amount}>
        {amount === null ? (
          reference
        ) : (
          <>
            {groupDecimal(amount.amount)} <span className={classes.currency}>{amount.currency}</span>
          </>
        )}
        {capitals !== null && <span className={classes.capitals}>人民币{capitals}</span>}
      </h2>
    </header>
  );
}

/** On a phone the list is a page of its own: back to it, and to the next one without it. */
function PhoneHead({ tab, place, previous, next }: ApprovalViewProps) {
  const { t } = useReader();
  const search = tab === 'waiting' ? {} : { tab };
  const step = (to: string | null, label: string, Icon: typeof IconChevronUp) =>
    to === null ? (
      <span className={classes.step} aria-hidden>
        <Icon size={20} stroke={1.75} />
      </span>
    ) : (
      <Link to={paths.approval} params={{ approvalId: to }} search={search} className={classes.step} aria-label={label}>
        <Icon size={20} stroke={1.75} aria-hidden />
      </Link>
    );
  return (
    <div className={classes.phoneHead}>
      <Link to={paths.approvals} search={search} className={classes.step} aria-label={t('approvals.back')}>
        <IconArrowLeft size={20} stroke={1.75} aria-hidden />
      </Link>
      <h1 className={classes.phoneTitle}>{place === null ? t('approvals.title') : t('approvals.position', place)}</h1>
      {step(previous, t('approvals.previous'), IconChevronUp)}
      {step(next, t('approvals.next'), IconChevronDown)}
    </div>
  );
}

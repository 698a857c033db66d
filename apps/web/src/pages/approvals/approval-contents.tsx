import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionQuery } from '../../api/session-queries.ts';
import type { Approval } from '../../api/types.ts';
import { Card } from '../../components/card.tsx';
import { useReader } from '../../locales/use-reader.ts';
import { paths } from '../../paths.ts';
import classes from './approvals.module.css';

type Party = NonNullable<Approval['debtor']>;

/** From where to whom, what for, and whatever else is signed. */
export function ApprovalContents({ approval }: { approval: Approval }) {
  const { t, say } = useReader();
  const { data: session } = useQuery(sessionQuery);
  const { debtor, creditor, purpose, lines, kind, subjectId, id } = approval;
  return (
    <>
      {debtor !== null && creditor !== null && (
        <Card className={classes.parties}>
          <PartyView label={t('approvals.from')} party={debtor} />
          <IconArrowRight className={classes.arrow} size={18} stroke={1.75} aria-hidden />
          <PartyView label={t('approvals.to')} party={creditor} />
        </Card>
      )}
      <Card className={classes.facts}>
        <dl>
          {purpose !== null && <Fact label={t('approvals.purpose')}>{purpose}</Fact>}
          {lines.map(({ label, value }) => (
            <Fact key={`${say(label)} ${say(value)}`} label={say(label)}>
              {say(value)}
            </Fact>
          ))}
        </dl>
        <p className={classes.links}>
          {kind === 'payment' && (
            <Link to={paths.payment} params={{ paymentId: subjectId }}>
              {t('approvals.open')}
            </Link>
          )}
          {session?.can.includes('audit:read') === true && (
            <Link to={paths.ownAudit} search={{ target: `approval:${id}` }}>
              {t('approvals.audit')}
            </Link>
          )}
        </p>
      </Card>
    </>
  );
}

function PartyView({ label, party }: { label: string; party: Party }) {
  const { t, say } = useReader();
  const { name, accountNumber, lastDigits, bank } = party;
  return (
    <div className={classes.party}>
      <span className={classes.quiet}>{label}</span>
      <strong>{say(name)}</strong>
      <span className={classes.quiet}>
        {[bank, lastDigits === null ? accountNumber : t('approvals.ending', { digits: lastDigits })]
          .filter((one) => one !== null)
          .join(' · ')}
      </span>
      {lastDigits !== null && <span className={classes.number}>{accountNumber}</span>}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

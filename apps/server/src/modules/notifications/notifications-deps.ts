import type { Clock } from '../../platform/clock.ts';
import type { Sealer } from '../../platform/crypto/seal.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Log } from '../../platform/log.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { EventBus } from '../../platform/realtime/event-bus.ts';
import type { Streams } from '../../platform/realtime/streams.ts';
import type { AuditModule } from '../audit/index.ts';
import type { MailSender } from './mail/smtp-client.ts';
import type { MayBeTold, NamesOf } from './ports.ts';

/** Where e-mails go out, and as whom. */
export interface MailConfig {
  readonly smtpUrl: string;
  readonly mailFrom: string;
}

export interface NotificationsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly bus: EventBus;
  readonly streams: Pick<Streams, 'where'>;
  readonly sealer: Sealer;
  readonly log: Log;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly audit: Pick<AuditModule, 'write'>;
  readonly config: {
    readonly publicUrl: string;
    /** Null while e-mail is off. */
    readonly mail: MailConfig | null;
    readonly banks: readonly { readonly slug: string; readonly nameZh: string; readonly nameEn: string }[];
  };
  readonly metrics?: Pick<Metrics, 'mails'>;
  /** Stands in for the mail server of the configuration: for tests. */
  readonly mailSender?: MailSender;
  readonly mayBeTold: MayBeTold;
  readonly namesOf: NamesOf;
}

import { createTransport } from 'nodemailer';
import { notificationLimits } from '../notifications-limits.ts';
import { readFailure, SmtpError, type SmtpFailure } from './smtp-error.ts';

/** An e-mail as it leaves. */
export interface OutgoingMail {
  /** Without angle brackets; the same for every attempt. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where one click ends these e-mails; null for what has no such link. */
  readonly unsubscribeUrl: string | null;
}

/** What takes e-mails: the mail server, or a test's stand-in. */
export interface MailSender {
  /** Resolves when it has been taken. @throws SmtpError */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** Speaks to the one mail server of the configuration, over at most so many connections, and waits for it only so long. */
export function openSmtp({ smtpUrl, mailFrom }: { smtpUrl: string; mailFrom: string }): MailSender {
  const transport = createTransport({
    pool: true,
    maxConnections: notificationLimits.mailsAtOnce,
    // One attempt is one attempt: whoever tries again is the one who counts.
    maxRequeues: 0,
    ...serverOf(new URL(smtpUrl)),
    connectionTimeout: notificationLimits.smtpConnectTimeoutMs,
    greetingTimeout: notificationLimits.smtpConnectTimeoutMs,
    socketTimeout: notificationLimits.smtpSilenceTimeoutMs,
    dnsTimeout: notificationLimits.smtpConnectTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const from = senderOf(mailFrom);
  return {
    send: async (mail) => {
      try {
        await within(notificationLimits.smtpTotalTimeoutMs, transport.sendMail(messageOf(mail, from)));
      } catch (error) {
        if (error instanceof SmtpError) throw error;
        // Whatever the library throws is an Error; its other fields may be there.
        throw readFailure(error as SmtpFailure);
      }
    },
    close: () => transport.close(),
  };
}

/** Whether the mail server answers and lets us in; nothing is sent. @throws SmtpError */
export async function verifySmtp({ smtpUrl }: { smtpUrl: string }): Promise<void> {
  const transport = createTransport({
    ...serverOf(new URL(smtpUrl)),
    connectionTimeout: notificationLimits.smtpConnectTimeoutMs,
    greetingTimeout: notificationLimits.smtpConnectTimeoutMs,
    socketTimeout: notificationLimits.smtpSilenceTimeoutMs,
    dnsTimeout: notificationLimits.smtpConnectTimeoutMs,
  });
  try {
    await within(notificationLimits.smtpTotalTimeoutMs, transport.verify());
  } catch (error) {
    if (error instanceof SmtpError) throw error;
    // Whatever the library throws is an Error; its other fields may be there.
    throw readFailure(error as SmtpFailure);
  } finally {
    transport.close();
  }
}

/** Host, port, TLS and credentials of `SMTP_URL`. On this machine no TLS is asked for: there is no wire to listen on. */
export function serverOf(url: URL) {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'smtps:';
  const local = host === 'localhost' || host === '127.0.0.1' || host === '::1';
  const plain = !secure && (local || url.searchParams.get('tls') === 'off');
  const user = decodeURIComponent(url.username);
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ignoreTLS: plain,
    requireTLS: !secure && !plain,
    tls: { minVersion: 'TLSv1.2' as const },
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
  };
}

/** Name and address of `MAIL_FROM`, whose form the configuration has held. */
export function senderOf(mailFrom: string): { name: string; address: string } {
  const match = /^(.*?)\s*<([^<>]+)>$/.exec(mailFrom);
  return { name: match?.[1]?.trim() ?? '', address: match?.[2] ?? mailFrom };
}

function messageOf(mail: OutgoingMail, from: { name: string; address: string }) {
  return {
    from,
    to: { name: '', address: mail.to },
    envelope: { from: from.address, to: [mail.to] },
    messageId: `<${mail.messageId}>`,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      // RFC 3834 §5: nobody answers it by a machine.
      'Auto-Submitted': 'auto-generated',
      ...(mail.unsubscribeUrl === null
        ? {}
        : {
            // RFC 2369 §3.2 and RFC 8058 §3.1.
            'List-Unsubscribe': { prepared: true, value: `<${mail.unsubscribeUrl}>` },
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new SmtpError('later', `the mail server took longer than ${ms} ms`)), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

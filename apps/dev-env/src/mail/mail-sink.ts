import { Mailbox } from './mailbox.ts';
import type { Letter, Search } from './mailbox.ts';
import { startMailWeb } from './mail-web.ts';
import { startSmtp } from './smtp.ts';

const keepDefault = 2_000;

export type MailSinkOptions = {
  /** Port of the pages; 0, the default, takes a free one. */
  port?: number;
  /** Port to send to; 0, the default, takes a free one. */
  smtpPort?: number;
  /** Where messages are kept; null, the default, keeps them in memory alone. */
  directory?: string | null;
  /** How many messages are kept; the oldest make room. */
  keep?: number;
};

/** A mail server of this machine that delivers to nobody and shows what it was sent. */
export type MailSink = AsyncDisposable & {
  /** Address of the pages and of `/api/messages`. */
  url: string;
  /** For `SMTP_URL` of the network. */
  smtpUrl: string;
  messages: (search?: Search) => Letter[];
  counts: () => Mailbox['counts'];
  /** Refuses everything for the time being, or no longer. */
  setDown: (down: boolean) => void;
};

/** Starts the sink; disposing it stops it. Rejects when a port cannot be had. */
export async function startMailSink(options: MailSinkOptions = {}): Promise<MailSink> {
  const mailbox = new Mailbox(options.directory ?? null, options.keep ?? keepDefault);
  const mailSwitch = { isDown: false };
  const smtp = await startSmtp({ port: options.smtpPort ?? 0, mailbox, isDown: () => mailSwitch.isDown });
  const web = await startMailWeb({ mailbox, mailSwitch }, options.port ?? 0).catch(async (error: unknown) => {
    await smtp.close();
    throw error;
  });
  return {
    url: `http://localhost:${web.port}`,
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    messages: (search = {}) => mailbox.search(search),
    counts: () => mailbox.counts,
    setDown: (down) => {
      mailSwitch.isDown = down;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([smtp.close(), web.close()]);
    },
  };
}

import { once } from 'node:events';
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { freePorts } from '../ports.ts';

/** What the server does with a conversation: take it, or fail as mail servers do. */
export type Mood =
  | 'take'
  /** Not now, at the greeting, at the recipient or behind the e-mail. */
  | 'busy_greeting'
  | 'busy_recipient'
  | 'busy_data'
  /** Cuts the connection: before it has kept the e-mail, or after it has, without saying so. */
  | 'drop_unread'
  | 'drop_kept'
  /** Keeps it and says so late. */
  | 'slow'
  | 'no_such_address'
  | 'no_such_message';

export interface TakenMail {
  readonly to: string[];
  readonly raw: string;
  readonly messageId: string;
}

/** A mail server of this machine that keeps what it takes and fails as it is told. */
export class MailServer implements AsyncDisposable {
  readonly taken: TakenMail[] = [];
  /** Decides for each e-mail, by its recipient. */
  mood: (to: string) => Mood = () => 'take';
  readonly #slowMs: number;
  readonly #moods = new Map<string, Mood>();
  readonly #sockets = new Map<number, Socket>();
  #server: SMTPServer | null = null;
  readonly #port: number;

  private constructor(port: number, slowMs: number) {
    this.#port = port;
    this.#slowMs = slowMs;
  }

  static async start(options: { slowMs?: number } = {}): Promise<MailServer> {
    const server = new MailServer(await freePorts(1), options.slowMs ?? 150);
    await server.open();
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** How many e-mails there are, each counted once however often it came. */
  get distinct(): number {
    return new Set(this.taken.map((mail) => mail.messageId)).size;
  }

  /** Listens, always on the same port. */
  async open(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 100,
      onConnect: (_session, done) => {
        if (this.mood('') === 'busy_greeting') done(refusal(421, 'too busy'));
        else done();
      },
      onRcptTo: ({ address }, session, done) => {
        const mood = this.mood(address);
        this.#moods.set(session.id, mood);
        if (mood === 'no_such_address') done(refusal(550, '5.1.1 no such mailbox'));
        else if (mood === 'busy_recipient') done(refusal(451, 'try again later'));
        else done();
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => this.#end(session, Buffer.concat(chunks).toString(), done));
      },
    });
    server.on('error', () => undefined);
    server.server.on('connection', (socket: Socket) => {
      const { remotePort = 0 } = socket;
      this.#sockets.set(remotePort, socket);
      socket.once('close', () => this.#sockets.delete(remotePort));
    });
    const listening = once(server.server, 'listening');
    server.listen(this.#port, '127.0.0.1');
    await listening;
    this.#server = server;
  }

  /** Nobody answers any more. */
  async shut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.shut();
  }

  #end(session: SMTPServerSession, raw: string, done: (error?: Error | null) => void): void {
    const mood = this.#moods.get(session.id) ?? 'take';
    if (mood === 'busy_data') return done(refusal(452, 'no room'));
    if (mood === 'no_such_message') return done(refusal(554, '5.7.1 looks unwanted'));
    if (mood !== 'drop_unread') this.#keep(session, raw);
    if (mood === 'drop_unread' || mood === 'drop_kept') return this.#cut(session, done);
    if (mood === 'slow') setTimeout(() => done(), this.#slowMs);
    else done();
  }

  #keep(session: SMTPServerSession, raw: string): void {
    const messageId = /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? '';
    this.taken.push({ to: session.envelope.rcptTo.map((one) => one.address), raw, messageId });
  }

  #cut(session: SMTPServerSession, done: (error?: Error | null) => void): void {
    this.#sockets.get(session.remotePort)?.destroy();
    done();
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

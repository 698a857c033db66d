import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Mailbox } from './mailbox.ts';

const messageMaxBytes = 2_000_000;
const clientsMax = 50;
/** Connections that are still open when the program ends are cut after this time, ms. */
const closeWithinMs = 300;

export type SmtpOptions = {
  port: number;
  mailbox: Mailbox;
  /** While true, every connection and every message is refused for the time being. */
  isDown: () => boolean;
};

/** Takes in what is sent to a port of this machine. Rejects when the port cannot be had. */
export async function startSmtp({ port, mailbox, isDown }: SmtpOptions): Promise<{
  port: number;
  close: () => Promise<void>;
}> {
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'Guildhall mail sink',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: messageMaxBytes,
    maxClients: clientsMax,
    closeTimeout: closeWithinMs,
    onConnect: (_, callback) => callback(isDown() ? unavailable() : null),
    // A client that keeps its connection meets the refusal at its next message.
    onMailFrom: (_, __, callback) => callback(isDown() ? unavailable() : null),
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk);
      });
      stream.on('error', (error) => callback(error));
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(refusal(552, 'The message is too large'));
        if (isDown()) return callback(unavailable());
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        callback(null, `kept as ${mailbox.add({ from, to }, Buffer.concat(chunks)).id}`);
      });
    },
  });
  // A client that breaks off is no reason to end; without a listener it would be.
  const ignore = (): void => undefined;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      server.on('error', ignore);
      done();
    });
  });
  return {
    // A TCP server's address is never a path.
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((done) => server.close(done)),
  };
}

function unavailable(): Error {
  // RFC 5321 §4.2.3: the client may try again later.
  return refusal(421, 'The mail server is switched off for the time being');
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

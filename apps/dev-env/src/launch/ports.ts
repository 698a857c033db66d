import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/** A port that somebody else holds. */
export class PortTakenError extends Error {
  readonly port: number;
  readonly variable: string;

  constructor(port: number, variable: string) {
    super(`port ${port} is taken (${variable})`);
    this.port = port;
    this.variable = variable;
  }
}

/** Makes sure that the port is free; 0 is answered with one that is. `variable` names the setting in the error. */
export async function claimPort(port: number, variable: string): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((done, fail) => {
      server.once('error', () => fail(new PortTakenError(port, variable)));
      server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
        // A TCP server's address is never a path.
        done((server.address() as AddressInfo).port);
      });
    });
  } finally {
    await new Promise((done) => server.close(done));
  }
}

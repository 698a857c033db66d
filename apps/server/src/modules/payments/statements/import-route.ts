import type { ActingContext } from '../../../platform/acting-context.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { fileRefused, uploadsBusy, uploadTooLarge, uploadUnsupported } from './statement-errors.ts';
import { statementLimits } from './statement-limits.ts';
import { presentFile } from './statement-present.ts';
import { ImportQuery, StatementFileView } from './statement-schemas.ts';
import type { PeopleNames } from './statement-sources.ts';
import type { StatementFileRow } from './statement.ts';

const accepted = ['application/xml', 'text/xml', 'application/octet-stream'];

/** The bytes of a file, hidden from everything that would walk through a body. */
class FileBody {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }
}

export type ImportFile = (
  context: ActingContext,
  file: { readonly fileName: string; readonly bytes: Buffer },
) => Promise<{ readonly file: StatementFileRow; readonly names: PeopleNames }>;

/** Where a member brings a statement file. Only this route takes bytes as they are: the parsers stand in a scope of its own. */
export function importRoute(app: App, importFile: ImportFile): void {
  let reading = 0;
  const received = new ReceivedUploads();
  const bodyLimit = statementLimits.uploadMaxBytes;
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser<Buffer>(accepted, { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, new FileBody(body)),
    );
    scope.addContentTypeParser('*', (_request, _payload, done) => done(uploadUnsupported(accepted)));
    scope.post('/v1/statement-files', {
      config: { action: 'statements:import', rateLimit: { max: 60, timeWindow: '1 minute' } },
      bodyLimit,
      // Before a byte of it is held; whoever may not bring one has been sent away by then.
      preParsing: (request, reply, payload, done) => {
        // Who has gone while it was asked whether he may: nothing would tell of his end any more.
        const isThere = !reply.raw.closed && !reply.raw.destroyed;
        const isTaken = isThere && received.take(request, actingContextOf(request).enterpriseId);
        // Comes also where the sender goes away before he has sent everything, of which no other hook is told.
        if (isTaken) reply.raw.once('close', () => received.end(request));
        done(isTaken ? null : uploadsBusy(), payload);
      },
      schema: {
        operationId: 'statements.import',
        summary: 'Bring a camt.052, camt.053 or camt.054 file of accounts that the mandate opens',
        description: `The body is the file itself, at most ${statementLimits.fileMaxBytes} bytes. It is taken as a whole or not at all; the same file again changes nothing.`,
        tags: ['statements'],
        querystring: ImportQuery,
        body: {
          content: Object.fromEntries(
            accepted.map((type) => [
              type,
              { schema: { description: 'The bytes of the file', contentMediaType: type } },
            ]),
          ),
        },
        response: { 201: StatementFileView },
      },
      handler: async (request, reply) => {
        // Held against the schema above; the type is lost in a scope that is registered.
        const { fileName } = request.query as { fileName: string };
        const bytes = request.body instanceof FileBody ? request.body.bytes : Buffer.alloc(0);
        if (bytes.length > statementLimits.fileMaxBytes) throw uploadTooLarge();
        if (reading >= statementLimits.uploadsAtOnce) throw uploadsBusy();
        reading += 1;
        try {
          const { file, names } = await importFile(actingContextOf(request), { fileName, bytes });
          if (file.state === 'refused') throw fileRefused(file);
          return await reply.status(201).send(presentFile(file, true, names));
        } finally {
          reading -= 1;
        }
      },
    });
  });
}

/** The uploads under way in this process. */
class ReceivedUploads {
  readonly #underWay = new Map<object, string>();

  /** @returns false when there is no room for one more. */
  take(request: object, enterpriseId: string): boolean {
    const own = [...this.#underWay.values()].filter((one) => one === enterpriseId).length;
    const { uploadsReceived, uploadsReceivedOfOne } = statementLimits;
    if (this.#underWay.size >= uploadsReceived || own >= uploadsReceivedOfOne) return false;
    this.#underWay.set(request, enterpriseId);
    return true;
  }

  end(request: object): void {
    this.#underWay.delete(request);
  }
}

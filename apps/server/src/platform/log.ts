import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Structured log on stdout, one JSON object a line; secrets, cookies and tokens never reach it. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'req.headers.authorization',
        'req.headers.cookie',
        'req.headers.dpop',
        '*.password',
        '*.token',
        '*.access_token',
        '*.refresh_token',
        '*.id_token',
        '*.client_assertion',
        '*.secret',
        '*.jws',
      ],
      censor: '[redacted]',
    },
    // A query may carry an authorization code: only the path is logged.
    serializers: {
      req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
    },
  });
}

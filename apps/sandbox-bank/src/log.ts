type Fields = Record<string, unknown>;

/** Writes one JSON line a record. */
export type Logger = {
  info: (message: string, fields?: Fields) => void;
  warn: (message: string, fields?: Fields) => void;
  error: (message: string, fields?: Fields) => void;
};

/** A logger that names the bank in every line; `write` takes the finished line. */
export function createLogger(bank: string, write: (line: string) => void): Logger {
  const at =
    (level: string) =>
    (message: string, fields: Fields = {}): void =>
      write(`${JSON.stringify({ time: new Date().toISOString(), level, bank, message, ...fields })}\n`);
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** For tests. */
export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

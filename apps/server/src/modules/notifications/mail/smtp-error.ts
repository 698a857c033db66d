/**
 * `unreachable`: no conversation came about, so the next e-mail would fare no better; `later`: this one may go through another
 * time; `address_refused`, `message_refused`: it never will (RFC 5321 §4.2.1).
 */
export type SmtpTrouble = 'unreachable' | 'later' | 'address_refused' | 'message_refused';

/** Why an e-mail was not taken, or may not have been. */
export class SmtpError extends Error {
  readonly trouble: SmtpTrouble;

  constructor(trouble: SmtpTrouble, detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'SmtpError';
    this.trouble = trouble;
  }
}

/** What the SMTP library tells of a failure. */
export interface SmtpFailure {
  readonly message: string;
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  /** Of a timeout: which of them. */
  readonly timeoutType?: string;
  /** Of an error of the socket: what was asked of it. */
  readonly syscall?: string;
}

/** Commands before the e-mail itself is spoken of. */
const opening = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|API)/;
const connecting = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'EPROXY', 'ECONFIG']);
/** Enhanced status codes that speak of the address: bad mailbox, system or syntax, moved, no mail taken (RFC 3463 §3.2). */
const ofAddress = /\b5\.1\.(?:[0-36]|10)\b/;
const enhanced = /\b5\.\d{1,3}\.\d{1,3}\b/;
const ofAddressPlain = new Set([550, 551, 553]);

export function readFailure(failure: SmtpFailure): SmtpError {
  return new SmtpError(troubleOf(failure), describe(failure), failure);
}

function troubleOf(failure: SmtpFailure): SmtpTrouble {
  const { code = '', command = '', responseCode = 0, response = '' } = failure;
  if (connecting.has(code) || (opening.test(command) && !isBrokenOff(failure))) return 'unreachable';
  if (responseCode < 500) return 'later';
  if (command.startsWith('RCPT')) {
    const refused = enhanced.test(response) ? ofAddress.test(response) : ofAddressPlain.has(responseCode);
    return refused ? 'address_refused' : 'message_refused';
  }
  // That the sender is refused says nothing of this e-mail: somebody has to mend our side.
  return command.startsWith('MAIL') ? 'later' : 'message_refused';
}

/** A connection that stood and then broke: the library calls that a failure to connect as well. */
function isBrokenOff({ code, responseCode, timeoutType, syscall }: SmtpFailure): boolean {
  if (responseCode !== undefined) return false;
  if (code === 'ETIMEDOUT') return timeoutType === 'SOCKET_TIMEOUT';
  return code === 'ECONNECTION' || (code === 'ESOCKET' && syscall !== 'connect');
}

/** One line without the address: operators read it. */
function describe({ message, response, code }: SmtpFailure): string {
  const text = response ?? message;
  const line = text
    .replaceAll(/[^\s<>"']+@([^\s<>"']+)/g, '…@$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
  return code === undefined ? line : `${line} (${code})`;
}

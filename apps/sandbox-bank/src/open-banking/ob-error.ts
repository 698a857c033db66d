/** Codes of the code set OBExternalStatusReason1Code that this bank answers with (OB_Internal_CodeSet of v4). */
export const obCodes = {
  unexpected: 'U000',
  fieldInvalid: 'U002',
  fieldMissing: 'U004',
  fieldUnexpected: 'U005',
  headerInvalid: 'U006',
  headerMissing: 'U007',
  consentMismatch: 'U008',
  consentStatus: 'U009',
  format: 'U010',
  notFound: 'U011',
  signatureInvalid: 'U015',
  signatureClaim: 'U016',
  signatureClaimMissing: 'U017',
  signatureMalformed: 'U018',
  signatureMissing: 'U019',
  accountIdentifier: 'U021',
  currency: 'U023',
  scheme: 'U027',
  reauthenticate: 'U028',
  exists: 'U029',
  refusedByPerson: 'U037',
  notCompleted: 'U036',
  moreSignatures: 'U040',
  other: 'U042',
} as const;
export type ObCode = (typeof obCodes)[keyof typeof obCodes];

export type ObErrorItem = { code: ObCode; message: string; path?: string };

/** An answer other than success on the paths of UK Open Banking, shown as OBErrorResponse1. */
export class ObError extends Error {
  readonly status: number;
  readonly errors: ObErrorItem[];
  readonly headers: Record<string, string>;

  constructor(status: number, errors: ObErrorItem[], headers: Record<string, string> = {}) {
    super(errors[0]?.message ?? 'The request failed.');
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

/** A 400 that names one member of the request. */
export function badRequest(code: ObCode, message: string, path?: string): ObError {
  return new ObError(400, [path === undefined ? { code, message } : { code, message, path }]);
}

const titles: Record<number, string> = {
  400: 'BadRequest',
  403: 'Forbidden',
  409: 'Conflict',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

/** The body; `reference` finds the request in the bank's log. */
export function obErrorBody(error: Pick<ObError, 'status' | 'message' | 'errors'>, reference: string) {
  return {
    Id: reference,
    Code: `${error.status} ${titles[error.status] ?? 'Error'}`,
    Message: error.message.slice(0, 500),
    Errors: error.errors.map(({ code, message, path }) => ({
      ErrorCode: code,
      Message: message.slice(0, 500),
      ...(path === undefined ? {} : { Path: path.slice(0, 500) }),
    })),
  };
}

/** Answers whose body the published document leaves empty. */
export const bodiless: ReadonlySet<number> = new Set([401, 404, 405, 406, 415, 429]);

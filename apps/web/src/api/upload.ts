import { Problem, problemFromBody } from './problem.ts';
import type { DocumentKind, EvidenceDocument } from './types.ts';

/** The bound of the server, asked here first so that nobody waits for an upload that will be refused. */
export const FILE_MAX_BYTES = 10_485_760;

export type Upload = { kind: DocumentKind; file: File; validUntil: string | null };

/**
 * Sends a file as it is. `XMLHttpRequest`, because `fetch` does not tell how much has been sent.
 * @param onProgress is told the share that has been sent, 0 to 1.
 */
export function uploadDocument(
  { kind, file, validUntil }: Upload,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<EvidenceDocument> {
  const refused = refusedUnsent(file);
  if (refused !== null) return Promise.reject(refused);
  const query = new URLSearchParams({ kind, fileName: file.name });
  if (validUntil !== null) query.set('validUntil', validUntil);
  const headers = { 'content-type': 'application/octet-stream' };
  return sendFile<EvidenceDocument>(
    { address: `/v1/evidence-documents?${query.toString()}`, file, headers },
    onProgress,
    signal,
  );
}

type Sent = { address: string; file: File; headers: Record<string, string> };

/** Sends the bytes of a file to a route that answers with what was made of them. */
export function sendFile<Made>(
  { address, file, headers }: Sent,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Made> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('load', () => {
      const answer = readJson(request.responseText);
      // The schema of the answer is held by the server.
      if (request.status === 201) resolve(answer as Made);
      else reject(problemFromBody(request.status, answer));
    });
    const offline = typeof navigator !== 'undefined' && !navigator.onLine;
    request.addEventListener('error', () =>
      reject(new Problem(0, offline ? 'client.offline' : 'client.unreachable', null, [])),
    );
    request.addEventListener('abort', () => reject(new Problem(0, 'client.stopped', null, [])));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** What is wrong with a file before it is sent; null when nothing is seen from here. */
export function refusedUnsent(file: File): Problem | null {
  if (file.size === 0) return new Problem(422, 'enterprises.document_empty', null, []);
  if (file.size > FILE_MAX_BYTES) return new Problem(413, 'enterprises.document_too_large', null, []);
  return null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

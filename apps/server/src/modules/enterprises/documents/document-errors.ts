import { Problem } from '../../../platform/errors.ts';
import type { MediaType } from '../../../platform/files/content.ts';
import type { ContentFault } from '../../../platform/files/structure-reader.ts';
import { limits } from '../../../platform/limits.ts';

const kinds = 'a PDF, JPEG or PNG';
const names: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
};
const maxMegabytes = limits.fileMaxBytes / 1_048_576;

export function documentEmpty(name: string): Problem {
  return refused(422, 'empty', `${name} has no content. Choose the file again, or scan it anew.`);
}

export function documentTooLarge(name: string): Problem {
  const advice = 'Save it smaller, for instance at 200 dots an inch';
  return new Problem(413, 'enterprises.document_too_large', `${name} is larger than ${maxMegabytes} MiB. ${advice}.`, {
    // What of it is still on its way is not waited for.
    headers: { connection: 'close' },
  });
}

export function documentTypeUnknown(name: string): Problem {
  return refused(415, 'type_unknown', `${name} is not ${kinds}, whatever its name says. Save it as one of these.`);
}

export function documentNotAsClaimed(name: string, actual: MediaType): Problem {
  return refused(
    422,
    'not_as_claimed',
    `${name} is in truth a ${names[actual]}. Give it the ending of what it is, or save it anew.`,
  );
}

export function documentFaulty(name: string, fault: ContentFault): Problem {
  switch (fault) {
    case 'password_protected':
      return refused(422, 'password_protected', `${name} is protected by a password. Save it without one.`);
    case 'too_many_pixels':
      return refused(
        422,
        'too_many_pixels',
        `${name} has more pixels than can be opened safely: at most ${limits.pictureSideMaxPixels} a side and ${
          limits.pictureMaxPixels / 1_000_000
        } million in all. Scan it at a lower resolution.`,
      );
    case 'broken':
      return refused(422, 'broken', `${name} is damaged or incomplete. Open it once to see, and save or scan it anew.`);
  }
}

export function uploadStopped(name: string): Problem {
  return refused(408, 'upload_stopped', `${name} did not arrive whole. Nothing was kept; send it again.`);
}

export function tooManyUploads(): Problem {
  return refused(429, 'uploads_at_once', 'Other files of your enterprise are still on their way. Wait for them.');
}

export function documentsFull(): Problem {
  const most = limits.evidenceDocumentsPerEnterprise;
  return refused(409, 'documents_full', `${most} documents are kept already. Remove those that were replaced.`);
}

export function filesUnavailable(): Problem {
  return new Problem(503, 'enterprises.documents_unavailable', 'This network takes in no documents at the moment.');
}

export function documentUnreadable(name: string, cause: unknown): Problem {
  const detail = `${name} can no longer be read. Add the document again, and tell us the reference.`;
  return new Problem(500, 'enterprises.document_unreadable', detail, { cause });
}

function refused(status: number, state: string, detail: string): Problem {
  const code = state === 'documents_full' ? 'enterprises.documents_full' : `enterprises.document_${state}`;
  return new Problem(status, code, detail);
}

import type { Readable } from 'node:stream';
import type { ActingContext } from '../../../platform/acting-context.ts';
import { assert, invalid } from '../../../platform/errors.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import { newId } from '../../../platform/ids.ts';
import { personActor } from '../../audit/index.ts';
import {
  cleanFileName,
  documentNotAsClaimed,
  documentUnreadable,
  endingDiffers,
  filesUnavailable,
  receiveUpload,
  withEnding,
} from '../../enterprises/index.ts';
import { deleteAttachment, insertAttachment, selectAttachments, type AttachmentRow } from './attachment-store.ts';
import { changeable } from './draft-service.ts';
import { selectFormVersion } from './forms/form-store.ts';
import { attachmentNotWanted, noSuchAttachment, tooManyAttachments } from './submission-errors.ts';
import { submissionLimits } from './submission-limits.ts';
import { readableSubmission } from './submission-reads.ts';
import { tellSubmissionChanged } from './submission-signals.ts';
import type { SubmissionRow } from './submission-store.ts';
import type { WithForms } from './submissions-deps.ts';

interface Upload {
  readonly fileName: string;
  readonly stream: Readable;
}

/** Files of submissions: judged by their content, kept sealed, and shown to whoever sees the submission alone. */
export class AttachmentService {
  readonly #deps: WithForms;

  constructor(deps: WithForms) {
    this.#deps = deps;
  }

  /** Takes a file in. @throws Problem that names the file and what is wrong with it; 403, 404, 409. */
  async add(context: ActingContext, submissionId: string, upload: Upload): Promise<AttachmentRow> {
    const { db, bus } = this.#deps;
    const files = this.#files();
    const name = cleanFileName(upload.fileName);
    if (name === null) throw invalid('querystring.fileName', 'is no name of a file');
    const form = await db.as(context, (tx) => this.#room(tx, context, submissionId));
    const sound = await receiveUpload(files, context.enterpriseId, name, upload.stream);
    const refusal = endingDiffers(name, sound.mediaType)
      ? documentNotAsClaimed(name, sound.mediaType)
      : sound.file.sizeBytes > form.maxBytes
        ? attachmentNotWanted(`${name} is larger than the bank takes: at most ${form.maxBytes} bytes.`)
        : form.mediaTypes.includes(sound.mediaType)
          ? null
          : attachmentNotWanted(`${name} is of a kind that this form does not take.`);
    if (refusal !== null) {
      await files.discard(sound.file);
      throw refusal;
    }
    // The bytes first: a row never names a file that is not there. Without its row the file is swept away later.
    await files.keep(context.enterpriseId, sound.file);
    const added = await db.as(context, async (tx) => {
      await this.#room(tx, context, submissionId);
      return this.#write(tx, context, submissionId, {
        fileName: withEnding(name, sound.mediaType),
        mediaType: sound.mediaType,
        sizeBytes: sound.file.sizeBytes,
        sha256: sound.file.sha256,
      });
    });
    tellSubmissionChanged(bus, context);
    return added;
  }

  /** @throws Problem 404 for one that is not there, or was sent; 403. */
  async remove(context: ActingContext, submissionId: string, attachmentId: string): Promise<void> {
    const { db, audit, bus } = this.#deps;
    const { enterpriseId } = context;
    await db.as(context, async (tx) => {
      await changeable(tx, context, submissionId, 'attach');
      if (!(await deleteAttachment(tx, { enterpriseId, submissionId, attachmentId }))) throw noSuchAttachment();
      await audit.write(tx, {
        enterpriseId,
        actor: personActor(context),
        action: 'submission.attachment_removed',
        target: `submission:${submissionId}`,
        details: { attachmentId },
      });
    });
    tellSubmissionChanged(bus, context);
  }

  /** @throws Problem 404, or 403 where the submission is that of another mandate. */
  async open(
    context: ActingContext,
    submissionId: string,
    attachmentId: string,
  ): Promise<{ attachment: AttachmentRow; content: Readable }> {
    const { db } = this.#deps;
    const attachment = await db.as(context, async (tx) => {
      const row = await readableSubmission(tx, context, submissionId);
      return (await selectAttachments(tx, row)).find((one) => one.attachmentId === attachmentId);
    });
    if (attachment === undefined) throw noSuchAttachment();
    try {
      return { attachment, content: await this.#files().read(attachment.enterpriseId, attachment.sha256) };
    } catch (error) {
      throw documentUnreadable(attachment.fileName, error);
    }
  }

  /** What may be added to it now. @throws Problem 403, 404, 409. */
  async #room(
    tx: Tx,
    context: ActingContext,
    submissionId: string,
  ): Promise<{ maxBytes: number; mediaTypes: readonly string[] }> {
    const row: SubmissionRow = await changeable(tx, context, submissionId, 'attach');
    const { connectionId, formId, formVersion } = row;
    const form = await selectFormVersion(tx, { connectionId, formId, version: formVersion });
    assert(form !== null, 'the form of a submission is kept');
    const unsent = (await selectAttachments(tx, row)).filter(({ dispatchId }) => dispatchId === null);
    const most = row.status === 'draft' ? form.attachments.maxCount : submissionLimits.attachmentsMost;
    if (unsent.length >= most) throw tooManyAttachments(most);
    return form.attachments;
  }

  async #write(
    tx: Tx,
    context: ActingContext,
    submissionId: string,
    file: Pick<AttachmentRow, 'fileName' | 'mediaType' | 'sizeBytes' | 'sha256'>,
  ): Promise<AttachmentRow> {
    const { clock, audit } = this.#deps;
    const { enterpriseId, personId } = context;
    const attachmentId = newId();
    const row = { enterpriseId, attachmentId, submissionId, ...file, uploadedBy: personId, uploadedAt: clock.now() };
    await insertAttachment(tx, row);
    const { sha256, sizeBytes, mediaType } = file;
    await audit.write(tx, {
      enterpriseId,
      actor: personActor(context),
      action: 'submission.attachment_added',
      target: `submission:${submissionId}`,
      details: { attachmentId, sha256, sizeBytes, mediaType },
    });
    return { ...row, dispatchId: null, deliveredAt: null };
  }

  #files(): FileStore {
    if (this.#deps.files === null) throw filesUnavailable();
    return this.#deps.files;
  }
}

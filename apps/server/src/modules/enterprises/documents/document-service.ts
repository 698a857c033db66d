import type { Readable } from 'node:stream';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid, notFound } from '../../../platform/errors.ts';
import type { MediaType } from '../../../platform/files/content.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import { newId } from '../../../platform/ids.ts';
import { limits } from '../../../platform/limits.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { personActor } from '../../audit/index.ts';
import { comparisonDueTopic, eventOf } from '../enterprises-events.ts';
import { signalRegistrationChanged } from '../enterprises-signals.ts';
import { selectCase } from '../verification/case-store.ts';
import { deedOfOperator } from '../verification/operator-deed.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import {
  cleanFileName,
  dayFault,
  endingDiffers,
  withEnding,
  type DocumentKind,
  type EvidenceDocument,
} from './document.ts';
import {
  documentNotAsClaimed,
  documentUnreadable,
  documentsFull,
  filesUnavailable,
  tooManyUploads,
} from './document-errors.ts';
import {
  countDocuments,
  insertDocument,
  lockDocuments,
  markDeleted,
  replaceInForce,
  selectDocument,
  selectDocuments,
} from './document-store.ts';
import { compareSoon } from '../verification/after-facts.ts';
import { receiveUpload, type SoundFile } from './upload.ts';

export interface Upload {
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly validUntil: string | null;
  /** Null when the sender does not say. */
  readonly claimedType: MediaType | null;
  readonly stream: Readable;
}
export interface OpenDocument {
  readonly document: EvidenceDocument;
  readonly content: Readable;
}

/** Evidence documents of the enterprise for which somebody acts. */
export class DocumentService {
  readonly #deps: EnterprisesDeps;
  /** Uploads under way in this process, by enterprise. */
  readonly #underWay = new Map<string, number>();

  constructor(deps: EnterprisesDeps) {
    this.#deps = deps;
  }

  list(actingContext: ActingContext): Promise<EvidenceDocument[]> {
    return this.#deps.db.as(actingContext, (tx) => selectDocuments(tx, actingContext.enterpriseId));
  }

  /**
   * Takes a document in; the one of its kind that was in force is replaced by it.
   * @throws Problem naming the file and what is wrong with it.
   */
  async add(actingContext: ActingContext, upload: Upload): Promise<EvidenceDocument> {
    const files = this.#files();
    const name = cleanFileName(upload.fileName);
    if (name === null) throw invalid('querystring.fileName', 'is no name of a file');
    const dayIsWrong = upload.validUntil === null ? null : dayFault(upload.validUntil, this.#deps.clock.now());
    if (dayIsWrong !== null) throw invalid('querystring.validUntil', dayIsWrong);
    await this.#deps.db.as(actingContext, (tx) => assertRoom(tx, actingContext.enterpriseId));
    const sound = await this.#counted(actingContext.enterpriseId, () =>
      receiveUpload(files, actingContext.enterpriseId, name, upload.stream),
    );
    const claimed = upload.claimedType ?? sound.mediaType;
    if (claimed !== sound.mediaType || endingDiffers(name, sound.mediaType)) {
      await files.discard(sound.file);
      throw documentNotAsClaimed(name, sound.mediaType);
    }
    // The bytes first: a row never names a file that is not there. Without its row the file is swept away later.
    await files.keep(actingContext.enterpriseId, sound.file);
    const document = await this.#write(actingContext, upload, withEnding(name, sound.mediaType), sound);
    this.#deps.relay.wake();
    signalRegistrationChanged(this.#deps.bus, actingContext.enterpriseId);
    return document;
  }

  /** @throws Problem 404 when the enterprise has no such document. */
  async remove(actingContext: ActingContext, documentId: string): Promise<void> {
    const { db, clock, audit } = this.#deps;
    const { enterpriseId } = actingContext;
    await db.as(actingContext, async (tx) => {
      if (!(await markDeleted(tx, enterpriseId, documentId, clock.now()))) throw notFound('This document');
      const entry = { enterpriseId, actor: personActor(actingContext), target: `evidence_document:${documentId}` };
      await audit.write(tx, { ...entry, action: 'evidence_document.removed' });
    });
    signalRegistrationChanged(this.#deps.bus, enterpriseId);
  }

  /** @throws Problem 404 when the enterprise has no such document. */
  async open(actingContext: ActingContext, documentId: string): Promise<OpenDocument> {
    const { enterpriseId } = actingContext;
    const document = await this.#deps.db.as(actingContext, (tx) => selectDocument(tx, enterpriseId, documentId));
    if (document === null) throw notFound('This document');
    return this.#openContent(document);
  }

  /**
   * A document in force of the enterprise whose case is open, for an operator; the enterprise finds it in its log.
   * @throws Problem 404 when there is no such case, it is decided, or the document is not of its enterprise.
   */
  async openOfCase(actingContext: ActingContext, caseId: string, documentId: string): Promise<OpenDocument> {
    const document = await this.#deps.db.asSystem('enterprises.open_case_document', async (tx) => {
      const found = await selectCase(tx, caseId);
      if (found === null || found.state !== 'open') throw notFound('This document');
      const { enterpriseId } = found;
      const inForce = (await documentsOf(tx, enterpriseId)).find((one) => one.documentId === documentId);
      if (inForce === undefined) throw notFound('This document');
      const details = { caseId, operator: actingContext.enterpriseId, sha256: inForce.sha256 };
      const deed = { action: 'evidence_document.opened', target: `evidence_document:${documentId}`, details };
      await this.#deps.audit.write(tx, ...deedOfOperator(actingContext, enterpriseId, deed));
      return inForce;
    });
    return this.#openContent(document);
  }

  async #openContent(document: EvidenceDocument): Promise<OpenDocument> {
    try {
      return { document, content: await this.#files().read(document.enterpriseId, document.sha256) };
    } catch (error) {
      throw documentUnreadable(document.fileName, error);
    }
  }

  #write(
    actingContext: ActingContext,
    { kind, validUntil }: Upload,
    fileName: string,
    { file, mediaType }: SoundFile,
  ): Promise<EvidenceDocument> {
    const { db, clock, audit } = this.#deps;
    const { enterpriseId, personId } = actingContext;
    const { sizeBytes, sha256 } = file;
    return db.as(actingContext, async (tx) => {
      await lockDocuments(tx, enterpriseId);
      await assertRoom(tx, enterpriseId);
      const now = clock.now();
      const head = { documentId: newId<'document'>(), enterpriseId, kind, state: 'kept' as const };
      const document = { ...head, fileName, mediaType, sizeBytes, sha256, validUntil, uploadedAt: now };
      const replaced = await replaceInForce(tx, document, now);
      await insertDocument(tx, { ...document, uploadedBy: personId });
      await audit.write(tx, {
        enterpriseId,
        actor: personActor(actingContext),
        action: 'evidence_document.added',
        target: `evidence_document:${document.documentId}`,
        details: { kind, sha256, sizeBytes, mediaType, validUntil, replaced },
      });
      // A paper that is valid now may answer an operator's question about one that expired.
      await writeEvents(tx, clock, [eventOf(comparisonDueTopic, { enterpriseId, changed: [] })]);
      await compareSoon(tx, this.#deps, enterpriseId);
      return document;
    });
  }

  async #counted<T>(enterpriseId: string, work: () => Promise<T>): Promise<T> {
    const underWay = this.#underWay.get(enterpriseId) ?? 0;
    if (underWay >= limits.uploadsAtOnce) throw tooManyUploads();
    this.#underWay.set(enterpriseId, underWay + 1);
    try {
      return await work();
    } finally {
      const left = (this.#underWay.get(enterpriseId) ?? 1) - 1;
      if (left === 0) this.#underWay.delete(enterpriseId);
      else this.#underWay.set(enterpriseId, left);
    }
  }

  #files(): FileStore {
    if (this.#deps.files === null) throw filesUnavailable();
    return this.#deps.files;
  }
}

/** The documents in force of an enterprise, for the comparison and for a case. Needs its scope or the system's. */
export async function documentsOf(tx: Tx, enterpriseId: string): Promise<EvidenceDocument[]> {
  return (await selectDocuments(tx, enterpriseId)).filter((document) => document.state === 'kept');
}

async function assertRoom(tx: Tx, enterpriseId: string): Promise<void> {
  if ((await countDocuments(tx, enterpriseId)) >= limits.evidenceDocumentsPerEnterprise) throw documentsFull();
}

import type { Tx } from '../../platform/db/database.ts';
import type { App } from '../../platform/http/server.ts';
import type { EnterpriseId } from '../../platform/ids.ts';
import {
  countBlocks,
  deleteBlock,
  insertBlock,
  selectBlock,
  selectBlockedBetween,
  selectBlocks,
  selectGivenCount,
} from './blocks/block-store.ts';
import { refreshDirectory } from './directory/directory-service.ts';
import { findNamedLike } from './directory/search.ts';
import { selectNamedAmong } from './directory/search-store.ts';
import { searchRoutes } from './directory/search-routes.ts';
import { defineDocumentJobs } from './documents/document-jobs.ts';
import { caseDocumentRoutes } from './documents/case-document-routes.ts';
import { documentRoutes } from './documents/document-routes.ts';
import { DocumentService } from './documents/document-service.ts';
import { uploadRoute } from './documents/upload-routes.ts';
import { disclosureRoutes } from './disclosures/disclosure-routes.ts';
import { previewRoutes } from './disclosures/preview-routes.ts';
import { exportRoutes } from './export/export-routes.ts';
import { LookBuffer } from './looks/look-buffer.ts';
import { defineLookJobs } from './looks/look-jobs.ts';
import { lookRoutes } from './looks/look-routes.ts';
import type { Looker, Seen } from './looks/look.ts';
import { recordOpened } from './looks/record-look.ts';
import type { EnterprisesDeps } from './enterprises-deps.ts';
import { enterprisesExport } from './enterprises-export.ts';
import { evidenceRoutes } from './evidence/evidence-routes.ts';
import { factRoutes } from './facts/fact-routes.ts';
import { presentFacts } from './facts/fact-present.ts';
import { selectFacts } from './facts/fact-read-store.ts';
import { countFactsBySource } from './facts/fact-store.ts';
import { recordFacts } from './facts/fact-service.ts';
import type { FactView as OwnFact } from './facts/fact-schemas.ts';
import type { FactBatch } from './facts/fact.ts';
import { IdentifierError, readIdentifier, type IdentifierInput } from './identifiers/identifier.ts';
import { selectByIdentifiers } from './identifiers/identifier-store.ts';
import { ensureEnterprises, findNamed, type EnterpriseInput } from './profile/ensure-enterprise.ts';
import { openLeiFile } from './lei/lei-file.ts';
import { LeiImport, type LeiImportOptions } from './lei/lei-import.ts';
import { RegistrationService } from './registration/registration-service.ts';
import { registrationRoutes } from './registration/registration-routes.ts';
import { compareSoon } from './verification/after-facts.ts';
import { caseRoutes } from './verification/case-routes.ts';
import { CaseService } from './verification/case-service.ts';
import { defineVerificationJobs } from './verification/verification-jobs.ts';
import { enterpriseRoutes } from './profile/enterprise-routes.ts';
import { refs, summaries } from './profile/summary.ts';
import { selectShown } from './profile/summary-store.ts';
import {
  countRelations,
  selectRelation,
  selectRelations,
  selectRelationsTo,
  writeRelation,
} from './relations/relation-store.ts';
import { selectSources, updateSourceState, upsertSource, type SourceStanding } from './sources/source-store.ts';

export {
  caseDecidedTopic,
  caseOpenedTopic,
  disclosureChangedTopic,
  enterpriseClaimedTopic,
  enterpriseVerifiedTopic,
  factsChangedTopic,
  registrationSubmittedTopic,
  verificationLostTopic,
  type DisclosureChanged,
  type EnterpriseClaimed,
  type FactChange,
  type FactsChanged,
} from './enterprises-events.ts';
export { registrationChangedSignal, visibilityChangedSignal } from './enterprises-signals.ts';
export { cleanFileName, endingDiffers, withEnding } from './documents/document.ts';
export { documentNotAsClaimed, documentUnreadable, filesUnavailable } from './documents/document-errors.ts';
export { FileAnswer } from './documents/document-schemas.ts';
export { acceptUploads, UploadBytes, unsupportedUpload, uploadRate } from './documents/upload-scope.ts';
export { receiveUpload, UploadBody } from './documents/upload.ts';
export { categories } from './facts/fact.ts';
export type {
  Assurance,
  Category,
  EvidenceInput,
  FactBatch,
  FactValue,
  RecordedFacts,
  SourceState,
} from './facts/fact.ts';
export { IdentifierError, mod97, readIdentifier } from './identifiers/identifier.ts';
export type { Identifier, IdentifierInput, IdentifierScheme } from './identifiers/identifier.ts';
export type { LeiImportOptions, LeiImportReport, LeiProgress, RejectedRecord } from './lei/lei-import.ts';
export type { EvidenceReader, ReadRecord } from './evidence/evidence-reader.ts';
export type { FactView as OwnFact } from './facts/fact-schemas.ts';
export { AssuranceSchema, FactValueSchema, CategorySchema, SourceSchema } from './facts/fact-schemas.ts';
export { EnterpriseRefSchema, EnterpriseSummarySchema } from './profile/enterprise-schemas.ts';
export { presentSummary } from './profile/summary.ts';
export type { EnsuredEnterprise, EnterpriseInput } from './profile/ensure-enterprise.ts';
export type { EnterpriseStatus } from './profile/enterprise.ts';
export type { BankRef, EnterpriseRef, EnterpriseSummary, Relation, WatchList } from './profile/summary.ts';
export type { BlockPage, BlockRow } from './blocks/block-store.ts';
export { gramsToFind } from './directory/grams.ts';
export type { RelationPage, RelationWrite } from './relations/relation-store.ts';
export type { RelationBetween, RelationRow, RelationState } from './relations/relation.ts';
export type { Looker, Seen } from './looks/look.ts';
export type { Source } from './sources/source-store.ts';
export type EnterprisesModule = ReturnType<typeof createEnterprisesModule>;

/** Who is on the network, what is known of them from whom, and who may see it. */
export function createEnterprisesModule(deps: EnterprisesDeps) {
  const { clock } = deps;
  const documents = new DocumentService(deps);
  defineDocumentJobs(deps);
  const registrations = new RegistrationService(deps);
  const cases = new CaseService(deps);
  const looks = new LookBuffer(deps);
  defineLookJobs(deps);
  defineVerificationJobs(deps);
  return {
    exported: enterprisesExport,
    routes: (app: App): void => {
      searchRoutes(app, deps, looks);
      enterpriseRoutes(app, deps);
      factRoutes(app, deps);
      evidenceRoutes(app, deps);
      documentRoutes(app, deps, documents);
      uploadRoute(app, deps, documents);
      registrationRoutes(app, registrations);
      caseRoutes(app, cases);
      caseDocumentRoutes(app, documents);
      disclosureRoutes(app, deps);
      previewRoutes(app, deps);
      lookRoutes(app, deps);
      exportRoutes(app, deps);
    },
    /** Takes in a file of LEI records. @throws Error of the file system when it cannot be opened. */
    importLei: async (path: string, options: LeiImportOptions) =>
      new LeiImport(deps, options).run(await openLeiFile(path)),
    /** Finds or makes the enterprise that these identifiers name. @throws IdentifierError when one cannot be an identifier. */
    ensureEnterprise: async (tx: Tx, input: EnterpriseInput) => {
      const [ensured] = await ensureEnterprises(tx, clock, [input]);
      if (ensured === undefined) throw new Error('one input, one enterprise');
      return ensured;
    },
    ensureEnterprises: (tx: Tx, inputs: readonly EnterpriseInput[]) => ensureEnterprises(tx, clock, inputs),
    /** The enterprise that `ensureEnterprise` would find; null when it would make one. @throws IdentifierError. */
    findNamed,
    findByIdentifiers: (tx: Tx, identifiers: readonly IdentifierInput[]) => findByIdentifiers(tx, identifiers),
    registerSource: upsertSource,
    sources: selectSources,
    /** Takes in what records of sources say, in a transaction of the system. */
    recordFacts: (tx: Tx, batches: readonly FactBatch[]) => recordFacts(tx, deps, batches),
    /** Withdrawn hides the source's facts, or those of some categories, from others at the next read; expired shows them as stale. @returns whether it changed. */
    setSourceState: async (tx: Tx, input: SourceStanding): Promise<boolean> => {
      const changed = await updateSourceState(tx, input, clock.now());
      // It must not be found any more by a name that is no longer shown.
      if (changed) {
        await refreshDirectory(tx, [input.enterpriseId]);
        await compareSoon(tx, deps, input.enterpriseId);
      }
      return changed;
    },
    /** What is known of the enterprise for which `tx` works, from whom and as of when, for its own use. */
    ownFacts: async (tx: Tx, enterpriseId: EnterpriseId, now: Date): Promise<OwnFact[]> =>
      presentFacts(await selectFacts(tx, enterpriseId), now, true),
    /** How many facts each source attests of the enterprise now. */
    factCounts: countFactsBySource,
    /** Ids that a text may mean, in a transaction of the system, shown or not: for those who run the network. */
    findNamedLike,
    refs,
    summaries: (tx: Tx, viewer: EnterpriseId | null, ids: readonly string[]) =>
      summaries(tx, deps.watchList, viewer, ids),
    /** Those of the enterprises whose page the one for which `tx` works may open. */
    shownAmong: selectShown,
    /** Notes that summaries or items of others were given to a reader; written within a second. What is public is no look. */
    noteLooks: (looker: Looker, seen: Iterable<Seen>): void => looks.note(looker, seen),
    /** Records within the caller's transaction that an enterprise was opened, for instance through a case. */
    recordOpened,
    /** Resolves when what was noted is written. */
    flushLooks: () => looks.flush(),
    /** Writes what was noted and not yet written. */
    stop: () => looks.flush(),
    readRelation: selectRelation,
    readRelations: selectRelationsTo,
    listRelations: selectRelations,
    countRelations,
    /** Those of the enterprises whose name fits a search text, by its grams. */
    namedAmong: selectNamedAmong,
    writeRelation,
    /** Blocks are written in a transaction of both, in which the one that blocks acts. */
    writeBlock: insertBlock,
    removeBlock: deleteBlock,
    readBlock: selectBlock,
    blockedBetween: selectBlockedBetween,
    countBlocks,
    countGivenBlocks: selectGivenCount,
    listBlocks: selectBlocks,
  };
}

async function findByIdentifiers(tx: Tx, identifiers: readonly IdentifierInput[]): Promise<(EnterpriseId | null)[]> {
  const read = identifiers.map((identifier) => {
    try {
      return readIdentifier(identifier);
    } catch (error) {
      if (error instanceof IdentifierError) return null;
      throw error;
    }
  });
  const rows = await selectByIdentifiers(
    tx,
    read.filter((one) => one !== null),
  );
  return read.map((one) => {
    const row = rows.find(
      (each) => each.scheme === one?.scheme && each.country === one.country && each.value === one.value,
    );
    return row === undefined ? null : (row.enterpriseId as EnterpriseId);
  });
}

import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { once } from '../../../platform/http/idempotency.ts';
import type { EnterprisesDeps } from '../enterprises-deps.ts';
import { noSuchCase, ownCase } from '../enterprises-errors.ts';
import { signalRegistrationChanged } from '../enterprises-signals.ts';
import { recordOpened } from '../looks/record-look.ts';
import { refs } from '../profile/summary.ts';
import { selectSources } from '../sources/source-store.ts';
import { selectSpeaking } from './attestation-store.ts';
import { presentDocument } from '../documents/document-present.ts';
import { documentsOf } from '../documents/document-service.ts';
import { presentCase, presentCaseSummary } from './case-present.ts';
import type { CaseSummaryView, CaseView, DecisionInput } from './case-schemas.ts';
import { selectCase, selectCases, type CasePage } from './case-store.ts';
import { outcomes, type Case, type Outcome } from './case.ts';
import { mayHandOver } from './contested.ts';
import { decideCase } from './decide-case.ts';
import { deedOfOperator } from './operator-deed.ts';

/** What the operators of the network do about cases. */
export class CaseService {
  readonly #deps: EnterprisesDeps;

  constructor(deps: EnterprisesDeps) {
    this.#deps = deps;
  }

  list(page: CasePage): Promise<{ items: CaseSummaryView[]; last: Case | null }> {
    return this.#deps.db.asSystem(
      'enterprises.list_cases',
      async (tx) => {
        const found = await selectCases(tx, { ...page, limit: page.limit + 1 });
        const shown = found.slice(0, page.limit);
        const names = await refs(tx, shown.flatMap(enterprisesOf));
        const items = shown.flatMap((one) => presentCaseSummary(one, names) ?? []);
        return { items, last: found.length > page.limit ? (shown.at(-1) ?? null) : null };
      },
      { readOnly: true },
    );
  }

  /** The enterprise finds in its log that its case was looked at. @throws Problem 404. */
  read(context: ActingContext, caseId: string): Promise<CaseView> {
    return this.#deps.db.asSystem('enterprises.read_case', async (tx) => {
      const found = await selectCase(tx, caseId);
      if (found === null) throw noSuchCase();
      await this.#deps.audit.write(
        tx,
        ...deedOfOperator(context, found.enterpriseId, { action: 'case.read', target: `case:${caseId}` }),
      );
      const view = await this.#view(tx, context, found);
      await this.#noteLook(tx, context, found);
      return view;
    });
  }

  async #noteLook(tx: Tx, { enterpriseId, roleId }: ActingContext, found: Case): Promise<void> {
    const categories = found.fields.flatMap((field) => field.words.map((word) => word.category));
    const look = { enterpriseId: found.enterpriseId, categories, at: this.#deps.clock.now() };
    await recordOpened(tx, { enterpriseId, roleId }, look);
  }

  /**
   * Decides a case, once.
   * @throws Problem 404; 403 for a case of an enterprise to which the operator belongs; 409 when it is decided, has changed, or cannot be accepted.
   */
  async decide(
    context: ActingContext,
    input: { caseId: string; key: string | undefined; decision: DecisionInput },
  ): Promise<CaseView> {
    const { db, clock, bus, relay } = this.#deps;
    const { caseId, key, decision } = input;
    const request = {
      scope: context.enterpriseId,
      key,
      operation: 'cases.decide',
      body: { caseId, ...decision },
    };
    const view = await db.asSystem('enterprises.decide_case', async (tx) => {
      const place = await selectCase(tx, caseId);
      if (place === null) throw noSuchCase();
      const { enterpriseId } = place;
      // What is kept for repetition holds nothing of what banks say: that is read anew, as far as it may still be shown.
      await once(tx, clock, request, async () => {
        if (await this.#isOwn(tx, context, place)) throw ownCase();
        // As it stands here it is nobody's own: should it change before it is locked, it is asked about again.
        await decideCase(tx, this.#deps, context, { enterpriseId, caseId, revision: place.revision, ...decision });
        return { caseId };
      });
      const after = await selectCase(tx, caseId);
      if (after === null) throw noSuchCase();
      return this.#view(tx, context, after);
    });
    relay.wake();
    signalRegistrationChanged(bus, view.enterprise.id);
    return view;
  }

  async #view(tx: Tx, context: ActingContext, found: Case): Promise<CaseView> {
    const words = found.fields.flatMap((field) => field.words);
    // Once it is decided, what the enterprise adds later is no operator's to see.
    const documents = found.state === 'open' ? await documentsOf(tx, found.enterpriseId) : [];
    const now = this.#deps.clock.now();
    const speaking = await selectSpeaking(tx, enterprisesOf(found));
    const view = presentCase(found, {
      refs: await refs(tx, enterprisesOf(found)),
      sources: await selectSources(tx, [...new Set(words.map((word) => word.sourceId))]),
      documents: documents.map((document) => presentDocument(document, { now, mayManage: false })),
      can: await this.#can(tx, context, found),
      mayShow: ({ sourceId, category }) => speaking.has(`${sourceId} ${category}`),
    });
    if (view === null) throw noSuchCase();
    return view;
  }

  /** Whether it concerns an enterprise to which the operator belongs, whatever he acts for at the moment. */
  async #isOwn(tx: Tx, { enterpriseId, personId }: ActingContext, found: Case): Promise<boolean> {
    const concerned = enterprisesOf(found);
    return concerned.includes(enterpriseId) || this.#deps.access.belongsTo(tx, personId, concerned);
  }

  async #can(tx: Tx, context: ActingContext, found: Case): Promise<Outcome[]> {
    if (found.state !== 'open' || !context.actions.has('operator:cases_decide')) return [];
    if (await this.#isOwn(tx, context, found)) return [];
    const accept = await mayHandOver(tx, found.otherEnterpriseId, found.numbers);
    return outcomes.filter((outcome) => outcome !== 'accept' || accept);
  }
}

function enterprisesOf({ enterpriseId, otherEnterpriseId }: Case): string[] {
  return otherEnterpriseId === null ? [enterpriseId] : [enterpriseId, otherEnterpriseId];
}

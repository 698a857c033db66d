import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { assert } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { limits } from '../../../platform/limits.ts';
import { personActor } from '../audit-line.ts';
import { insertLines } from '../audit-store.ts';
import {
  findRunning,
  findVerification,
  finishVerification,
  forgetVerifications,
  insertVerification,
  lockVerifications,
  selectVerifications,
  touchVerification,
  type KeptFault,
  type AuditVerification,
} from './verification-store.ts';
import { verifyChains, type ChainFault, type VerifyProgress } from './verify-chains.ts';

const jobName = 'audit.verify_chains';
const progressEveryMs = 500;

interface VerificationDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly jobs: Jobs;
}

/** Runs over all chains that operators ask for: one at a time, in the background, with its progress and result kept. */
export class VerificationService {
  readonly #deps: VerificationDeps;

  constructor(deps: VerificationDeps) {
    this.#deps = deps;
    deps.jobs.define<{ verificationId: string }>({
      name: jobName,
      retryLimit: 3,
      run: ({ payload }) => this.#run(payload.verificationId),
    });
  }

  /** Begins a run; while one goes on it is that one. A run of which nothing was heard for long has died with its process. */
  async begin(context: ActingContext): Promise<AuditVerification> {
    const { db, clock, jobs } = this.#deps;
    const begun = await db.asSystem('audit.begin_verification', async (tx) => {
      await lockVerifications(tx);
      const now = clock.now();
      const running = await findRunning(tx);
      if (running !== null && now.getTime() - running.touchedAt.getTime() < limits.auditVerifySilentMs) return running;
      if (running !== null) await finishVerification(tx, running.verificationId, { state: 'failed', faults: [] }, now);
      const verificationId = newId();
      await insertVerification(tx, { ...context, verificationId }, now);
      await insertLines(tx, clock, [
        {
          enterpriseId: context.enterpriseId,
          actor: personActor(context),
          action: 'network_audit.verification_begun',
          target: `audit_verification:${verificationId}`,
        },
      ]);
      await forgetVerifications(tx, limits.auditVerificationsKept);
      await jobs.send(tx, jobName, { verificationId });
      return this.#found(tx, verificationId);
    });
    jobs.wake([jobName]);
    return begun;
  }

  list(page: { before: string | null; limit: number }): Promise<AuditVerification[]> {
    return this.#deps.db.asSystem('audit.list_verifications', (tx) => selectVerifications(tx, page), {
      readOnly: true,
    });
  }

  async #run(verificationId: string): Promise<void> {
    const { db } = this.#deps;
    const run = await db.asSystem('audit.read_verification', (tx) => findVerification(tx, verificationId), {
      readOnly: true,
    });
    if (run === null || run.state !== 'running') return;
    try {
      const deadline = new Date(Date.now() + limits.auditVerifyMaxMs);
      const result = await verifyChains(db, { onProgress: this.#progressOf(verificationId), deadline });
      await this.#finish(run, result.faults.length === 0 ? 'held' : 'broken', result);
    } catch (error) {
      await this.#finish(run, 'failed', { faults: [] });
      throw error;
    }
  }

  #progressOf(verificationId: string): (progress: VerifyProgress) => Promise<void> {
    const { db, clock } = this.#deps;
    let told = 0;
    return async (progress) => {
      // The last one is told always: it is what the result counts.
      if (Date.now() - told < progressEveryMs && progress.chains < progress.chainsTotal) return;
      told = Date.now();
      await db.asSystem('audit.note_progress', (tx) => touchVerification(tx, verificationId, progress, clock.now()));
    };
  }

  async #finish(
    run: AuditVerification,
    state: 'held' | 'broken' | 'failed',
    { faults }: { faults: readonly ChainFault[] },
  ): Promise<void> {
    const { db, clock } = this.#deps;
    await db.asSystem('audit.finish_verification', async (tx) => {
      const kept = faults.map((fault): KeptFault => ({ ...fault, position: fault.position.toString() }));
      if (!(await finishVerification(tx, run.verificationId, { state, faults: kept }, clock.now()))) return;
      await insertLines(tx, clock, [
        {
          enterpriseId: run.enterpriseId,
          actor: { kind: 'system', id: jobName },
          action: 'network_audit.verified',
          target: `audit_verification:${run.verificationId}`,
          details: { state, faults: faults.length },
        },
      ]);
    });
  }

  async #found(tx: Tx, verificationId: string): Promise<AuditVerification> {
    const found = await findVerification(tx, verificationId);
    assert(found !== null, 'what was written in this transaction is there');
    return found;
  }
}

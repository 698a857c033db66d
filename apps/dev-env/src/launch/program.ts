import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inheritedEnvironment } from '../config.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { endProcess, identify, writeIdentity } from './process-identity.ts';

/** Longest time until a program answers for the first time; a cold machine compiles everything then. */
const readyTimeoutMs = 180_000;
/** A log beyond this is set aside once at the next start. */
const logMaxBytes = 20_000_000;
const tailLines = 30;

export type ProgramPlan = {
  name: string;
  /** Path of the TypeScript file, and its arguments. */
  main: string;
  args: string[];
  env: Record<string, string>;
  /** Address that answers 200 when the program serves. */
  readyUrl: string;
  logFile: string;
  pidFile: string;
  /** Called when the program ends without having been told to. */
  onLost: (message: string) => void;
};

/** One of our programs as a child process: its output goes to a file, its identity is noted for a successor. */
export class Program {
  readonly name: string;
  readonly logFile: string;
  readonly #plan: ProgramPlan;
  #child: ChildProcess | null = null;
  #identity: ProcessIdentity | null = null;
  /** From being ready until it is told to end; an end in between is a loss. */
  #serving = false;

  constructor(plan: ProgramPlan) {
    this.#plan = plan;
    this.name = plan.name;
    this.logFile = plan.logFile;
  }

  /** Process number while it runs, else null. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Starts the program and waits until it serves. Rejects with its last words when it ends before that. */
  async start(): Promise<void> {
    if (this.#child !== null) throw new Error(`${this.name} runs already`);
    const { main, args, env, logFile, pidFile } = this.#plan;
    mkdirSync(dirname(logFile), { recursive: true });
    if (existsSync(logFile) && statSync(logFile).size > logMaxBytes) renameSync(logFile, `${logFile}.old`);
    const log = openSync(logFile, 'a', 0o600);
    // Detached: Ctrl-C goes to the whole process group, and the order of stopping is for the launcher to keep.
    const options = { env: inheritedEnvironment(env), detached: true, stdio: ['ignore', log, log] as const };
    const child = spawn(process.execPath, [main, ...args], { ...options, stdio: [...options.stdio] });
    closeSync(log);
    this.#child = child;
    child.on('error', (error) => this.#ended(child, error.message));
    child.on('exit', (code, signal) => this.#ended(child, code === null ? `signal ${signal}` : `exit code ${code}`));
    this.#identity = child.pid === undefined ? null : identify(child.pid);
    if (this.#identity !== null) writeIdentity(pidFile, this.#identity);
    await this.#untilReady(child);
    this.#serving = true;
  }

  #ended(child: ChildProcess, how: string): void {
    if (this.#child !== child) return;
    this.#child = null;
    this.#identity = null;
    rmSync(this.#plan.pidFile, { force: true });
    const lost = this.#serving;
    this.#serving = false;
    if (lost) this.#plan.onLost(`${this.name}: ${how}\n${this.lastWords()}`);
  }

  async #untilReady(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + readyTimeoutMs;
    let answer = '';
    while (this.#child === child && Date.now() < deadline) {
      answer = await ask(this.#plan.readyUrl);
      if (answer === '') return;
      await sleep(50);
    }
    const reason = this.#child === child ? `${this.#plan.readyUrl} still answers: ${answer}` : 'it ended';
    throw new Error(`${this.name} did not start (${reason}). Its log ${this.logFile} ends so:\n${this.lastWords()}`);
  }

  /** Ends it in order; kills it when it is still there after the grace. */
  async stop(graceMs: number): Promise<void> {
    this.#serving = false;
    if (this.#identity !== null) await endProcess(this.#identity, graceMs);
    rmSync(this.#plan.pidFile, { force: true });
    this.#child = null;
    this.#identity = null;
  }

  /** Takes it away without warning, as a crash would. Resolves when it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#serving = false;
    if (child === null) return;
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill(signal);
    await gone;
  }

  /** Starts it again after `kill`, or stops and starts it. */
  async restart(): Promise<void> {
    await this.stop(3_000);
    await this.start();
  }

  /** The last lines of its log. */
  lastWords(): string {
    if (!existsSync(this.logFile)) return '';
    return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-tailLines).join('\n');
  }
}

/** Empty when the address answers 2xx, else what it answers. */
async function ask(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    const body = await response.text();
    return response.ok ? '' : `${response.status} ${body.slice(0, 300)}`;
  } catch (error) {
    return String(error);
  }
}

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildSheet, decide, type Sheet } from '../apps/server/src/modules/access/index.ts';
import { median, rounded, type Bench, type BenchLine, type BenchOptions } from './bench.ts';
import { countWrong, mixed, p99, rateOf, requestOf, type Cells } from './permissions/measure.ts';
import { naiveLimit } from './permissions/naive-limits.ts';
import { casbinOf, caslOf, cedarOf, mapOf, type PeerCell, type PeerDecides } from './permissions/peers.ts';
import {
  actions,
  buildEnterprise,
  departmentIds,
  enterpriseOf,
  roleIds,
  sessionOf,
  type BenchEnterprise,
} from './permissions/world.ts';

/** What is promised. */
const floors = { map: 1, casl: 20, p99: 0.5, memory: 1, sheets: 1 };
const sessionsMemoryMb = 20;
const sheetsPerSecond = 300_000;
const liveSessions = 30_000;
/** An ability of CASL takes as much memory as a hundred sheets: so many sessions have one. */
const caslSessions = 300;
/** Enterprises of which casbin and Cedar hold all the cells. */
const peerEnterprises = 2;

export const bench: Bench = {
  name: 'permissions',
  about:
    'decisions of the permission table in every cell, at, below and above its limit, against a number-keyed Map, CASL, casbin and Cedar',
  run: async (options) => {
    const enterprises = Array.from({ length: options.quick ? 100 : 1_000 }, (_, enterprise) =>
      buildEnterprise(enterprise),
    );
    // The places of a table are worked out when they are first asked for, and are its own: what is measured is what a session adds.
    sheetsOfSessions(enterprises);
    // Before the millions of objects of the naive reading and of the peers are there, which the collector walks through again and again.
    const ofSessions = [await memory(options, enterprises), building(options, enterprises)];
    const cells = naiveCells(options, enterprises);
    const wrong = checkEveryCell(options, enterprises, cells);
    const sheets = sheetsOfSessions(enterprises);
    const ours: PeerDecides = (request) => decide(sheets.get(request.session) ?? null, request).outcome !== 'deny';
    const map = mapOf(cells);
    const lines = await rates(options, { ours, map, cells, wrong });
    lines.push(...latency(options, { ours, map, cells, wrong }));
    return [...lines, ...ofSessions];
  },
};

interface Measured {
  readonly ours: PeerDecides;
  readonly map: PeerDecides;
  readonly cells: Cells;
  readonly wrong: number;
}

function naiveCells({ say }: BenchOptions, enterprises: readonly BenchEnterprise[]): Cells {
  const cells = new Map<string, PeerCell[]>();
  for (const [enterprise, built] of enterprises.entries())
    for (const [role, roleId] of roleIds.entries())
      for (const [department, departmentId] of departmentIds.entries()) {
        const ofSession = built.table.accounts.flatMap(({ accountNumber }) =>
          actions.map((action): PeerCell => {
            const limitMinor = naiveLimit(built, { roleId, departmentId, action, accountNumber });
            if (limitMinor === null) throw new Error('every cell has a limit');
            return { role: roleId, department: departmentId, accountNumber, action, limitMinor };
          }),
        );
        cells.set(sessionOf(enterprise, role, department), ofSession);
      }
  say(`${enterprises.length} tables are compiled, the naive reading of ${cells.size * 80} cells is done`);
  return cells;
}

/** Every cell below, at and above its limit. @returns how many answers were wrong. */
function checkEveryCell({ say }: BenchOptions, enterprises: readonly BenchEnterprise[], cells: Cells): number {
  const sheets = sheetsOfSessions(enterprises);
  let wrong = 0;
  let asked = 0;
  for (const [session, ofSession] of cells)
    for (const cell of ofSession)
      for (const [amountMinor, expected] of [
        [cell.limitMinor - 1n, true],
        [cell.limitMinor, true],
        [cell.limitMinor + 1n, false],
      ] as const) {
        const decision = decide(sheets.get(session) ?? null, requestOf(session, cell, amountMinor));
        const right = expected
          ? decision.outcome === 'needs_approval'
          : decision.outcome === 'deny' && decision.reason.code === 'per_payment_limit';
        if (!right) wrong += 1;
        asked += 1;
      }
  say(`${asked} decisions are held against the naive reading, ${wrong} are wrong`);
  return wrong;
}

function sheetsOfSessions(enterprises: readonly BenchEnterprise[]): Map<string, Sheet> {
  const sheets = new Map<string, Sheet>();
  for (const [enterprise, { compiled }] of enterprises.entries())
    for (const holder of compiled.table.holders) {
      const [role, department] = [roleIds.indexOf(holder.roleId), departmentIds.indexOf(holder.departmentId)];
      sheets.set(sessionOf(enterprise, role, department), buildSheet(compiled, holder));
    }
  return sheets;
}

async function rates(options: BenchOptions, { ours, map, cells, wrong }: Measured): Promise<BenchLine[]> {
  const { quick, say } = options;
  const requests = mixed(cells, quick ? 100_000 : 400_000);
  const few = new Map([...cells].slice(0, caslSessions));
  const fewRequests = mixed(few, 5_000);
  const fewer = new Map([...cells].slice(0, peerEnterprises * 30));
  const fewerRequests = mixed(fewer, 20);
  const ofEnterprises = new Map<number, PeerCell[]>();
  for (const [session, ofSession] of fewer) {
    const enterprise = enterpriseOf(session);
    ofEnterprises.set(enterprise, [...(ofEnterprises.get(enterprise) ?? []), ...ofSession]);
  }
  const contenders = [
    { name: 'ours', decides: ours, asked: requests },
    { name: 'map', decides: map, asked: requests },
    { name: 'oursAsCasl', decides: ours, asked: fewRequests },
    { name: 'casl', decides: caslOf(few), asked: fewRequests },
    { name: 'casbin', decides: await casbinOf(ofEnterprises), asked: fewerRequests },
    { name: 'cedar', decides: cedarOf(ofEnterprises), asked: fewerRequests },
  ] as const;
  for (const { name, decides, asked } of contenders)
    if (countWrong(decides, asked, cells) > 0) throw new Error(`${name} was set up wrongly`);
  const [leastMs, rounds] = quick ? [200, 3] : [1_000, 5];
  const found = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const { name, decides, asked } of contenders) found.get(name)?.push(rateOf(decides, asked, leastMs));
  const of = (name: (typeof contenders)[number]['name']): number => median(found.get(name) ?? []);
  const peers = { casl: rounded(of('casl')), casbin: rounded(of('casbin')), cedar: rounded(of('cedar')) };
  say(`${rounded(of('ours'))} decisions per second, the Map ${rounded(of('map'))}, CASL ${rounded(of('casl'))}`);
  const line = (name: string, mine: number, limit: number, floor: number): BenchLine => {
    const figures = { ours: rounded(mine), limit: rounded(limit), ratio: rounded(mine / limit), floor };
    return { bench: 'permissions', case: name, unit: 'decisions/CPU s', ...figures, peers, wrong };
  };
  return [
    line('every session, beside a number-keyed Map', of('ours'), of('map'), floors.map),
    line(`${caslSessions} sessions, beside CASL`, of('oursAsCasl'), of('casl'), floors.casl),
  ];
}

/** Each decision by itself, ours and the Map's in turns, with the reading of the clock in both. */
function latency({ quick, say }: BenchOptions, { ours, map, cells, wrong }: Measured): BenchLine[] {
  const requests = mixed(cells, quick ? 50_000 : 400_000);
  const [mine, itsMap] = [p99(ours, requests), p99(map, requests)];
  const rounds = [0, 1, 2].map(() => [p99(ours, requests), p99(map, requests)] as const);
  const [low, limit] = [
    median([mine, ...rounds.map(([one]) => one)]),
    median([itsMap, ...rounds.map(([, other]) => other)]),
  ];
  say(`p99 ${rounded(low)} µs, the Map ${rounded(limit)} µs`);
  const line = {
    bench: 'permissions',
    case: 'one decision, p99',
    unit: 'µs',
    ours: rounded(low),
    limit: rounded(limit),
  };
  return [{ ...line, ratio: rounded(limit / low), floor: floors.p99, peers: {}, wrong }];
}

/** Sessions whose holders are narrowed to six of ten accounts, so that each has a sheet of its own. */
function narrowedHolders(enterprises: readonly BenchEnterprise[]) {
  return enterprises.flatMap(({ compiled }) =>
    compiled.table.holders.map((holder) => ({
      compiled,
      holder: {
        ...holder,
        accountNumbers: compiled.table.accounts.slice(0, 6).map(({ accountNumber }) => accountNumber),
      },
    })),
  );
}

async function memory({ say }: BenchOptions, enterprises: readonly BenchEnterprise[]): Promise<BenchLine> {
  const holders = narrowedHolders(enterprises);
  setFlagsFromString('--expose-gc');
  // The flag makes the collector known to contexts that are opened after it.
  const collect = runInNewContext('gc') as () => void;
  // What lies outside of the heap is let go some time after its owner.
  const used = async (): Promise<number> => {
    for (let round = 0; round < 3; round += 1) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const sessions = new Map<string, Sheet>();
  const names = Array.from({ length: liveSessions }, (_, session) => `session-${session}`);
  const before = await used();
  for (const [session, name] of names.entries()) {
    const { compiled, holder } = holders[session % holders.length] ?? {};
    if (compiled !== undefined && holder !== undefined) sessions.set(name, buildSheet(compiled, holder));
  }
  const megabytes = ((await used()) - before) / 1_000_000;
  const wrong = sessions.size === liveSessions ? 0 : liveSessions;
  say(`${sessions.size} sessions hold ${rounded(megabytes)} MB`);
  const line = {
    bench: 'permissions',
    case: '30,000 live sessions',
    unit: 'MB',
    ours: rounded(megabytes),
    limit: sessionsMemoryMb,
  };
  return { ...line, ratio: rounded(sessionsMemoryMb / megabytes), floor: floors.memory, peers: {}, wrong };
}

function building({ quick, say }: BenchOptions, enterprises: readonly BenchEnterprise[]): BenchLine {
  const holders = narrowedHolders(enterprises);
  const rounds: number[] = [];
  let cells = 0;
  for (let round = 0; round < (quick ? 3 : 7); round += 1) {
    const before = process.cpuUsage();
    let built = 0;
    for (let n = 0; n < 10; n += 1)
      for (const { compiled, holder } of holders) {
        cells += buildSheet(compiled, holder).cells.length;
        built += 1;
      }
    const { user, system } = process.cpuUsage(before);
    rounds.push(built / ((user + system) / 1_000_000));
  }
  const ours = median(rounds);
  say(`${rounded(ours)} sheets per second`);
  const line = {
    bench: 'permissions',
    case: 'a session’s sheet',
    unit: 'sheets/CPU s',
    ours: rounded(ours),
    limit: sheetsPerSecond,
  };
  return { ...line, ratio: rounded(ours / sheetsPerSecond), floor: floors.sheets, peers: {}, wrong: cells > 0 ? 0 : 1 };
}

import type { ServerResponse } from 'node:http';
import { obCodes, ObError, obErrorBody } from '../open-banking/ob-error.ts';
import type { ScenarioSwitch } from './scenario-switch.ts';

/** Lets an answer be late, fail, break off or be no JSON, as the scenario wants; otherwise just goes on. */
export function misbehave(
  scenario: ScenarioSwitch,
  response: ServerResponse,
  { path, goOn }: { path: string; goOn: () => void },
): void {
  const { slowMs } = scenario.get();
  const failure = path.startsWith('/open-banking/') ? openBankingFailure : problemFailure;
  if (slowMs === 0) fail(scenario, response, failure, goOn);
  else setTimeout(() => fail(scenario, response, failure, goOn), slowMs).unref();
}

/** How a failure is said where a path has its own form for it. */
type Failure = { mediaType: string; body: object };

const detail = 'The scenario of this sandbox lets this request fail. Try again.';
const problemFailure: Failure = {
  mediaType: 'application/problem+json',
  body: {
    type: 'urn:guildhall:bank:problem:unavailable',
    title: 'Not available now',
    status: 503,
    code: 'unavailable',
    detail,
  },
};
const openBankingFailure: Failure = {
  mediaType: 'application/json; charset=utf-8',
  body: obErrorBody(new ObError(503, [{ code: obCodes.unexpected, message: detail }]), 'scenario'),
};

function fail(scenario: ScenarioSwitch, response: ServerResponse, failure: Failure, goOn: () => void): void {
  if (response.destroyed) return;
  if (scenario.happens('serverErrorRate')) {
    response.writeHead(503, { 'content-type': failure.mediaType, 'retry-after': '1' });
    response.end(JSON.stringify(failure.body));
    return;
  }
  if (scenario.happens('truncateRate')) cutBody(response);
  else if (scenario.happens('malformedRate')) spoilBody(response);
  goOn();
}

/** Sends half of the body under the length of the whole, then drops the connection. */
function cutBody(response: ServerResponse): void {
  replaceEnd(response, (body, end) => {
    if (body.length < 2) return end(body);
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
    return response;
  });
}

/** Sends as many bytes as announced, but JSON it is not. */
function spoilBody(response: ServerResponse): void {
  replaceEnd(response, (body, end) => end(Buffer.concat([Buffer.from('{"'), body]).subarray(0, body.length)));
}

type End = (body: Buffer) => ServerResponse;

function replaceEnd(response: ServerResponse, instead: (body: Buffer, end: End) => ServerResponse): void {
  const original = response.end.bind(response);
  const replaced = (chunk?: unknown): ServerResponse => {
    response.end = original;
    const body = typeof chunk === 'string' || chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
    return instead(body, (whole) => original(whole));
  };
  // `end` has several signatures; both frameworks here call it with the whole body or without one.
  response.end = replaced as typeof response.end;
}

import { printPassage, tryGates } from './gates.ts';

const started = performance.now();
const passages = await tryGates(printPassage);
const shut = passages.filter(({ outcome }) => !outcome.ok).map(({ gate }) => gate.name);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  shut.length === 0
    ? `\nAll ${passages.length} checks passed in ${seconds} s.`
    : `\nNot passed: ${shut.join(', ')} (${seconds} s)`,
);
process.exitCode = shut.length === 0 ? 0 : 1;

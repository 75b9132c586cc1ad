import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from './load-policy.ts';
import { showPolicy } from './show-policy.ts';

const USAGE = 'Write: npm run policy -- check <file>, or: npm run policy -- show <file>';

const VERBS: ReadonlyMap<string | undefined, (policy: Policy) => string> = new Map([
  ['check', checked],
  ['show', showPolicy],
]);

/** `npm run policy`: checks a pack, or prints it. Ends with code 1 when the pack cannot be used. */
const [verb, pack, ...more] = process.argv.slice(2);
const answer = VERBS.get(verb);
if (answer === undefined || pack === undefined || more.length > 0) fail(USAGE);
else {
  const policy = await loadPolicy(pack).catch((fault: unknown) => fail(messageOf(fault)));
  if (policy !== undefined) process.stdout.write(answer(policy));
}

/** The pack is sound; what a school still has to decide. */
function checked({ title, version, open }: Policy): string {
  const rest = open.length === 0 ? ['Nothing is left to decide.'] : ['Still to decide:', ...open.map(dashed)];
  return `${[`${title}, version ${version}: the pack is sound.`, ...rest].join('\n')}\n`;
}

function dashed(line: string): string {
  return `- ${line}`;
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

function fail(message: string): undefined {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

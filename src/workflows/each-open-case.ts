import type { SchoolId } from '#domain/ids.ts';
import type { Policy } from '#domain/policy.ts';
import type { Deps } from './deps.ts';
import { policyOrCurrent } from './kept-policies.ts';
import type { Log } from './ports.ts';
import type { StoredCase } from './stored.ts';

const AT_A_TIME = 50;

/** Every open case of a school, confidential ones too, each read once. One that cannot be read holds up no other. */
export async function* eachOpenCase(
  deps: Deps,
  log: Log,
  school: SchoolId,
): AsyncGenerator<{ readonly stored: StoredCase; readonly policy: Policy }> {
  for (const access of ['ordinary', 'restricted'] as const) {
    let after: string | undefined;
    do {
      const page = await deps.store.openCases(school, access, after, AT_A_TIME);
      for (const { caseId } of page.items) {
        const stored = await deps.store.loadCase(school, caseId).catch((fault: unknown) => {
          log.fault('open-case-unreadable', fault, { caseId });
          return undefined;
        });
        if (stored !== undefined) yield { stored, policy: await policyOrCurrent(deps, school, stored.state) };
      }
      after = page.next;
    } while (after !== undefined);
  }
}

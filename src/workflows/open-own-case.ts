import { wallDate, wallDateTime } from '#domain/calendar.ts';
import type { Origin } from '#domain/case/model.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Deps, School } from './deps.ts';
import { formOfHappening, reportCase } from './report-case.ts';

type Happening = {
  readonly at: Instant;
  readonly account: PersonId;
  readonly name: string;
  /** Set for somebody of the directory. */
  readonly by?: PersonId;
};

const EMPTY = {
  where: '',
  affected: '',
  adult: 'no',
  adults: [],
  adultUnlisted: '',
  evidence: '',
  done: '',
} as const;

/** A picture or file was sent: urgent for the leads, once for each sender and minute (E21, T38). */
export async function reportMaterial(deps: Deps, school: School, sent: Happening): Promise<void> {
  const what = [
    `A picture or file was sent to Steward on ${wallDateTime(sent.at)}. Steward did not open or keep it.`,
    'Teams may hold a copy. Ask the police for advice first, then IT. Do not ask anybody to delete or forward it.',
  ].join(' ');
  const once = `material ${sent.account} ${wallDateTime(sent.at)}`;
  await openOwn(deps, school, sent, { origin: 'material', urgent: true, what, once });
}

/** An account outside the directory wrote: the leads learn that it tried, once a day (product 2). */
export async function reportOutsider(deps: Deps, school: School, wrote: Happening): Promise<void> {
  const what = `An account outside the directory wrote to Steward on ${wallDateTime(wrote.at)}. Its words were not kept. It was told whom to turn to.`;
  const once = `outsider ${wrote.account} ${wallDate(wrote.at)}`;
  await openOwn(deps, school, wrote, { origin: 'outsider', urgent: false, what, once });
}

type Own = {
  readonly origin: Origin;
  readonly urgent: boolean;
  readonly what: string;
  readonly once: string;
};

async function openOwn(
  deps: Deps,
  school: School,
  { at, account, name, by }: Happening,
  { origin, urgent, what, once }: Own,
): Promise<void> {
  const sender = by === undefined ? {} : { by };
  const report = {
    ...EMPTY,
    ...sender,
    ...{ origin, urgent, what, at, when: at, alleged: `${name} (account ${account})` },
    ...{ category: school.policy.fallbackCategory, source: 'monitoring' as const, hideReporter: false },
  };
  const form = formOfHappening(`${school.id} ${once}`);
  const done = await deps.store.findDone(school.id, form, by ?? 'steward');
  if (done === undefined) await reportCase(deps, school.id, report, form);
}

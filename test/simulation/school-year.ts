import { isSchoolDay, wallDate, wallTime } from '#domain/calendar.ts';
import { plusDays } from '#domain/dates.ts';
import type { PersonId } from '#domain/ids.ts';
import type { LedgerCommand } from '#domain/ledger/command.ts';
import { isAway, type Person } from '#domain/person.ts';
import { days, type hours, type Instant, minutes, plus } from '#domain/time.ts';
import { placeOf } from '#storage/sorted-keys.ts';
import { handleLedger } from '#workflows/handle-ledger.ts';
import type { ReminderCard } from '#workflows/reminder-card.ts';
import { sweepSchool } from '#workflows/sweep.ts';
import { at, BEGIN, CLOSURES, END, type Plan, VERSIONS } from './calendar-of-year.ts';
import { checkYear, type YearCheck } from './check-year.ts';
import { createLimitedTeams, type Delivery } from './limited-teams.ts';
import { idOf, personOf } from './school-people.ts';
import { createSchool, dayAndTime, routeOf, SCHOOL } from './school-world.ts';
import { createChance, createVirtualTime } from './virtual-time.ts';

export type Year = YearCheck & {
  readonly plan: Plan;
  readonly calls: ReturnType<typeof createLimitedTeams>['counts'];
  readonly restarts: number;
  readonly faults: number;
  /** Of the day on which most was sent, in simulated time. */
  readonly busiest: { readonly day: string; readonly calls: number; readonly seconds: number };
  readonly requests: number;
  /** Milliseconds of this machine that the slowest publication took to be answered. */
  readonly publishing: number;
};

/** A school year: what is published, who joins, leaves, is away, signs, puts off, asks and never answers. */
export async function simulateYear(plan: Plan): Promise<Year> {
  const chance = createChance(plan.seed);
  const time = createVirtualTime(BEGIN);
  const people = new Map<PersonId, Person>();
  const blocked = new Set<PersonId>();
  const deliveries: Delivery[] = [];
  const missed: { readonly owner: string; readonly on: string; readonly code: string }[] = [];
  const wrong: string[] = [];
  const writtenOn = new Set<string>();
  const actions: { readonly at: Instant; readonly act: () => Promise<void> }[] = [];
  const later = (moment: Instant, act: () => Promise<void>) => {
    const place = placeOf(actions, (one) => one.at <= moment);
    actions.splice(place, 0, { at: moment, act });
  };
  const between = (from: Instant, until: Instant) => Math.floor(from + chance() * (until - from)) as Instant;
  let publishing = 0;
  let callsToStop = Number.POSITIVE_INFINITY;

  const teams = createLimitedTeams({
    ...{ now: time.now, chance, timeouts: plan.faults ? 0.01 : 0 },
    isBlocked: (to) => blocked.has(to),
    afterCall: () => {
      callsToStop -= 1;
      if (callsToStop === 0) school.stop();
    },
    delivered: async (delivery) => {
      if (delivery.card.kind !== 'reminder') return;
      deliveries.push(delivery);
      await checkDelivery(delivery, delivery.card);
      react(delivery.to);
    },
  });
  const school = createSchool({
    ...{ time, messenger: teams.messenger },
    settled: ({ owner }, how) => {
      const unreached = how.kind === 'instead' ? undefined : how.reach?.unreached;
      if (unreached !== undefined) missed.push({ owner, on: unreached.on, code: unreached.code });
    },
  });

  /** What no reminder may be, asked of the store and of the directory as they are at that moment. */
  async function checkDelivery(
    { to, at: moment }: Delivery,
    card: Extract<ReminderCard, { kind: 'reminder' }>,
  ) {
    const day = wallDate(moment);
    const isWrong = (what: string) => void wrong.push(`${dayAndTime(moment)} ${to}: ${what}`);
    if (wallTime(moment) < '08:00' || wallTime(moment) >= '17:30') isWrong('outside the window');
    if (!isSchoolDay(moment, CLOSURES)) isWrong('on a closed day');
    if (writtenOn.has(`${day} ${to}`)) isWrong('twice in a day');
    writtenOn.add(`${day} ${to}`);
    const person = people.get(to);
    if (person === undefined || person.left !== undefined) isWrong('after they left');
    else if (isAway(person, day)) isWrong('on leave');
    else if ((person.since ?? '') > day) isWrong('before the first day');
    const ledger = (await school.clean.staff.loadLedger(SCHOOL, to))?.ledger;
    const owed = ledger?.obligations.filter(
      ({ state, snoozedUntil = '' }) => state === 'owed' && snoozedUntil <= day,
    );
    if (card.owed.some(({ item }) => owed?.every((one) => one.item !== item) ?? true))
      isWrong('after signing');
  }

  const does = async (ask: LedgerCommand) =>
    await handleLedger({ ...school.sending(), store: school.clean }, SCHOOL, ask);

  async function signAll(owner: PersonId): Promise<void> {
    const ledger = (await school.clean.staff.loadLedger(SCHOOL, owner))?.ledger;
    for (const { item, state, edition, text } of ledger?.obligations ?? []) {
      if (state === 'met') continue;
      const common = { owner, by: owner, at: time.now(), item } as const;
      if (text !== undefined) {
        const ticked = ['understood', 'follows'] as const;
        const typedName = people.get(owner)?.name ?? '';
        await does({ ...common, type: 'sign', edition, text, ticked, typedName });
      } else await does({ ...common, type: 'complete', on: wallDate(time.now()), certificate: 'CERT-1' });
    }
  }

  function react(owner: PersonId): void {
    const dice = chance();
    const now = time.now();
    if (dice < 0.6)
      later(between(plus(now, minutes(5)), plus(now, days(5))), async () => await signAll(owner));
    else if (dice < 0.65)
      later(plus(now, minutes(40)), async () => {
        await does({ type: 'snooze', owner, by: owner, at: time.now(), reason: 'Exams' });
      });
    else if (dice < 0.67) {
      const item = 'agreement-staff';
      later(plus(now, minutes(30)), async () => {
        await does({
          type: 'ask-question',
          owner,
          by: owner,
          at: time.now(),
          item,
          question: 'Which?',
        });
      });
      later(plus(now, days(7)), async () => {
        await does({ type: 'answer', owner, by: idOf(0), at: time.now(), item, answer: 'Both.' });
      });
    }
  }

  const change = async (id: PersonId, changed: (person: Person) => Person) => {
    const person = people.get(id);
    if (person === undefined || person.left !== undefined) return;
    people.set(id, changed(person));
    await school.putPerson(changed(person));
  };

  function plans(): void {
    for (const { on, edition, due, minor } of VERSIONS)
      later(at(on), async () => {
        const began = performance.now();
        await school.publish(edition, due, minor);
        publishing = Math.max(publishing, performance.now() - began);
      });
    later(at('2026-09-14T09:00:00Z'), async () => await school.beginTraining('2026-09-14'));
    for (let number = 1; number < plan.people; number += 1) {
      const id = idOf(number);
      const dice = chance();
      const moment = between(plus(BEGIN, days(10)), plus(END, days(-20)));
      if (dice < 0.06) later(moment, async () => await change(id, (one) => ({ ...one, left: time.now() })));
      else if (dice < 0.09) {
        const away = {
          from: wallDate(moment),
          ...(dice < 0.08 && { until: plusDays(wallDate(moment), 45) }),
        };
        later(moment, async () => await change(id, (one) => ({ ...one, away })));
        if (dice >= 0.08)
          later(plus(moment, days(60)), async () => {
            await change(id, ({ away: _, ...one }) => one);
          });
      } else if (plan.faults && dice < 0.11) {
        blocked.add(id);
        if (chance() < 0.5)
          later(moment, async () => {
            blocked.delete(id);
            await school.clean.saveRoute(SCHOOL, id, routeOf(id));
            await school.clean.staff.remindAgain(SCHOOL, [id], time.now());
          });
      }
    }
    for (let number = 0; number < plan.people * 0.08; number += 1) {
      const moment = between(plus(BEGIN, days(10)), plus(END, days(-20)));
      const since = plusDays(wallDate(moment), Math.floor(chance() * 10));
      const joiner = { ...personOf(plan.people + number), since };
      later(moment, async () => {
        people.set(joiner.id, joiner);
        await school.putPerson(joiner);
        await school.clean.saveRoute(SCHOOL, joiner.id, routeOf(joiner.id));
      });
    }
  }

  const stops = () => {
    for (let week = BEGIN; week < END; week = plus(week, days(7)))
      later(between(week, plus(week, days(5))), async () => {
        callsToStop = 1 + Math.floor(chance() * 30);
      });
  };

  for (let number = 0; number < plan.people; number += 1) people.set(idOf(number), personOf(number));
  await school.seed([...people.values()]);
  for (const id of people.keys()) await school.clean.saveRoute(SCHOOL, id, routeOf(id));
  await school.clean.addTermDates(SCHOOL, {
    ...{ version: 1, closures: CLOSURES, by: idOf(0), at: BEGIN },
    form: school.form(),
  });
  plans();
  if (plan.faults) stops();

  let restarts = 0;
  const perDay = new Map<string, { calls: number; seconds: number }>();
  for (;;) {
    const moments = [actions[0]?.at, await school.nextDue()].filter((moment) => moment !== undefined);
    const next = Math.min(...moments);
    if (next >= END) break;
    time.goTo(Math.max(next, plus(time.now(), 1_000 as ReturnType<typeof hours>)));
    while ((actions[0]?.at ?? END) <= time.now()) await actions.shift()?.act();
    const began = time.now();
    const { sent, edited } = teams.counts;
    const swept = sweepSchool(school.sending(), school.log, SCHOOL);
    await time.run(swept.catch((fault: unknown) => school.log.fault('sweep-failed', fault)));
    const today = perDay.get(wallDate(began)) ?? { calls: 0, seconds: 0 };
    perDay.set(wallDate(began), {
      calls: today.calls + teams.counts.sent + teams.counts.edited - sent - edited,
      seconds: today.seconds + (time.now() - began) / 1_000,
    });
    if (school.startAgain()) {
      restarts += 1;
      callsToStop = Number.POSITIVE_INFINITY;
    }
  }
  const [day, most] = [...perDay].reduce((found, one) => (one[1].calls > found[1].calls ? one : found));
  const ledgers = await Promise.all(
    [...people.keys()].map(async (id) => ({ id, events: await school.clean.staff.ledgerEvents(SCHOOL, id) })),
  );
  const { get, range, batch } = school.requests();
  return {
    ...checkYear({ ledgers, deliveries, missed, wrong, people, closures: CLOSURES, end: END }),
    ...{
      plan,
      calls: teams.counts,
      restarts,
      publishing,
      faults: school.faults(),
      requests: get + range + batch,
    },
    busiest: { day, ...most },
  };
}

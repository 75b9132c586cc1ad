import {
  type PlaygroundConfig,
  type PlaygroundPerson,
  USERS_BESIDE_THE_CURRENT_ONE,
} from './playground-config.ts';

/** The Playground of one person of the demo. Everybody else of the school is reached by `/as <name>`. */
export type TourWindow = {
  /** In small letters: its folder and its chats are called after it. */
  readonly name: string;
  readonly title: string;
  readonly oid: string;
  readonly port: number;
};

export type TourSchool = {
  readonly name: string;
  readonly tenantId: string;
  readonly people: readonly { readonly oid: string; readonly name: string }[];
};

/** The person whose window alone has the real team: a Playground's team is always its own six people. */
const LEAD = oidOf(2);
const BOT = { id: '28:22222222-2222-2222-2222-222222222222', name: 'Steward' };

/** @param firstPort the next windows take the ports after it. */
export function tourWindows(firstPort: number): readonly TourWindow[] {
  return [
    { name: 'teacher', title: 'Teacher', oid: oidOf(1), port: firstPort },
    { name: 'lead', title: 'Safeguarding lead', oid: LEAD, port: firstPort + 1 },
    { name: 'second-lead', title: 'Second lead', oid: oidOf(3), port: firstPort + 2 },
  ];
}

/**
 * What the Playground of this window is told. Chats and teams of two windows never share an id, because
 * the bot could not tell where to answer.
 *
 * @throws when the school does not have the seven people of the tour.
 */
export function playgroundConfig(school: TourSchool, window: TourWindow): PlaygroundConfig {
  const people = [1, 2, 3, 4, 5, 6, 7].map((number) => personOf(school, oidOf(number)));
  const currentUser = personOf(school, window.oid);
  // The teacher is in no other window, so that the lead's team is people who may see ordinary cases.
  const others = people.filter(
    (person) => person.aadObjectId !== window.oid && person.aadObjectId !== oidOf(1),
  );
  return {
    version: '0.1.1',
    tenantId: school.tenantId,
    bot: BOT,
    currentUser,
    users: others.slice(0, USERS_BESIDE_THE_CURRENT_ONE),
    personalChat: { id: `a:personal-${window.oid}` },
    groupChat: { id: `19:group-${window.name}@thread.v2`, name: 'Group chat' },
    team: teamOf(school, window),
  };
}

function teamOf(school: TourSchool, window: TourWindow): PlaygroundConfig['team'] {
  const [team, channel] =
    window.oid === LEAD ? [school.name, 'Safeguarding'] : ['Not used in the tour', 'Not used'];
  return {
    id: `19:team-${window.name}@thread.tacv2`,
    name: team,
    aadGroupId: window.oid.replace(/^3{8}/, '44444444'),
    channels: [{ id: `19:channel-${window.name}@thread.tacv2`, name: channel }],
  };
}

function personOf(school: TourSchool, oid: string): PlaygroundPerson {
  const person = school.people.find((each) => each.oid === oid);
  if (person === undefined) throw new Error(`The demo school has nobody with the id ${oid}.`);
  const words = person.name.split(' ');
  const surname = words.at(-1) ?? person.name;
  const givenName = words.slice(0, -1).join(' ');
  const email = `${words.join('.').toLowerCase()}@school.example`;
  return {
    id: `29:${oid}`,
    name: person.name,
    userPrincipleName: email,
    aadObjectId: oid,
    givenName,
    surname,
    email,
  };
}

function oidOf(number: number): string {
  return `33333333-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

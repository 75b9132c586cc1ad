import type { DirectoryCommand } from '#domain/directory/command.ts';
import type { PersonWords } from '#domain/directory/model.ts';
import { type PersonId, parsePersonId } from '#domain/ids.ts';
import { type Person, ROLES, type Role } from '#domain/person.ts';
import { SIGNERS } from '#domain/policy-cycles.ts';
import type { Instant } from '#domain/time.ts';
import type { Field, Option } from '../views/view.ts';
import { SIGNS_AS } from '../words.ts';
import { day, line, MIDDLE, pick, prose, tick } from './fields.ts';
import { choosePeople } from './people.ts';
import type { Values } from './read-form.ts';

/** What a form about people may offer; nothing of it comes from the card. */
export type DirectoryContext = {
  /** Whom it is about, where it was opened from their page. */
  readonly person?: Person | undefined;
  readonly people: readonly Option[];
  /** Whoever holds a role above `staff`. */
  readonly holders: readonly Option[];
  /** Grants that wait for a second person: the number of each and whom it is for. */
  readonly grants: readonly (Option & { readonly person: PersonId })[];
  readonly roleTitle: (role: Role) => string;
};

type DirectoryForm = {
  /** The same words as on the button that opens it. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly fields: (context: DirectoryContext) => readonly Field[];
  readonly command: (values: Values, at: Instant, context: DirectoryContext) => DirectoryCommand | undefined;
};

const ABOVE_STAFF = ROLES.filter((role) => role !== 'staff');
const reasonField = () => prose('reason', 'Reason', MIDDLE);

/** Asked for where the form was not opened from somebody’s own page. */
function whoField({ person }: DirectoryContext, options: readonly Option[]): readonly Field[] {
  return person === undefined ? choosePeople('who', 'Who?', options) : [];
}

function roleField({ roleTitle, person }: DirectoryContext, held: boolean): Field {
  const roles = held && person !== undefined ? person.roles.filter((role) => role !== 'staff') : ABOVE_STAFF;
  return pick(
    'role',
    'Which role?',
    roles.map((role) => ({ value: role, title: roleTitle(role) })),
  );
}

function grantField({ grants }: DirectoryContext): Field {
  return pick('grant', 'Which grant?', grants, { value: grants[0]?.value ?? '' });
}

const whoIn = ({ text }: Values, { person }: DirectoryContext) => person?.id ?? parsePersonId(text('who'));
const roleIn = ({ oneOf }: Values) => oneOf('role', ABOVE_STAFF);
const grantIn = ({ text }: Values, { grants }: DirectoryContext) =>
  grants.find(({ value }) => value === text('grant'));

function wordFields({ person, people }: DirectoryContext): readonly Field[] {
  const optional = true;
  return [
    line('fullName', 'Name', { value: person?.name ?? '' }),
    line('position', 'Position', { value: person?.position ?? '' }),
    line('group', 'Group', { optional, value: person?.group ?? '' }),
    day('since', 'First day', person?.since),
    day('until', 'Last day', person?.until),
    ...choosePeople('manager', 'Line manager', people, { optional, value: person?.manager ?? '' }),
    pick('sponsor', 'Who answers for this guest?', people, {
      ...{ optional, value: person?.sponsor ?? '', layout: 'search' },
    }),
    pick('signsAs', 'Signs as', SIGNS_AS.options, {
      ...{ optional, value: (person?.signsAs ?? []).join(','), several: true },
    }),
  ];
}

function wordsIn({ text, several }: Values): PersonWords {
  const manager = parsePersonId(text('manager'));
  const sponsor = parsePersonId(text('sponsor'));
  const signsAs = SIGNERS.filter((signer) => several('signsAs').includes(signer));
  const [group, since, until] = [text('group').trim(), text('since'), text('until')];
  return {
    ...{ name: text('fullName').trim(), position: text('position').trim() },
    ...(group === '' ? {} : { group }),
    ...(since === '' ? {} : { since }),
    ...(until === '' ? {} : { until }),
    ...(manager === undefined ? {} : { manager }),
    ...(sponsor === undefined ? {} : { sponsor }),
    ...(signsAs.length === 0 ? {} : { signsAs }),
  };
}

const ACCOUNT = 'The account’s object id in Entra, such as 33333333-0000-4000-8000-000000000001.';

export const DIRECTORY_FORMS = {
  grant: {
    title: 'Grant a role',
    lines: [
      'A safeguarding lead, a head and a chair are made by two people: you ask, and somebody else approves.',
      'If it cannot wait, tick the last box. The role then holds at once, ends by itself, and is not given that way again for four weeks.',
    ],
    fields: (context) => [
      ...whoField(context, context.people),
      roleField(context, false),
      reasonField(),
      tick('acting', 'At once, for 72 hours only'),
    ],
    command: (values, at, context) => {
      const [person, role] = [whoIn(values, context), roleIn(values)];
      if (person === undefined || role === undefined) return undefined;
      return {
        type: 'grant-role',
        person,
        role,
        reason: values.text('reason'),
        acting: values.tick('acting'),
        at,
      };
    },
  },
  take: {
    title: 'Take a role away',
    lines: ['It ends at once. Somebody without any role still reports, signs and trains as all staff do.'],
    fields: (context) => [...whoField(context, context.holders), roleField(context, true), reasonField()],
    command: (values, at, context) => {
      const [person, role] = [whoIn(values, context), roleIn(values)];
      if (person === undefined || role === undefined) return undefined;
      return { type: 'take-role', person, role, reason: values.text('reason'), at };
    },
  },
  approve: {
    title: 'Approve',
    lines: ['You are the second of two people. The role holds from now on.'],
    fields: (context) => [grantField(context)],
    command: (values, at, context) => {
      const grant = grantIn(values, context);
      return grant && { type: 'approve-grant', person: grant.person, grant: Number(grant.value), at };
    },
  },
  refuse: {
    title: 'Refuse',
    lines: ['The role is not given. Your reason is kept.'],
    fields: (context) => [grantField(context), reasonField()],
    command: (values, at, context) => {
      const grant = grantIn(values, context);
      const reason = values.text('reason');
      return grant && { type: 'refuse-grant', person: grant.person, grant: Number(grant.value), reason, at };
    },
  },
  add: {
    title: 'Add person',
    lines: ['Somebody with an account of the school. People without one belong on the roll.', ACCOUNT],
    fields: (context) => [line('account', 'Account'), ...wordFields(context)],
    command: (values, at) => {
      const person = parsePersonId(values.text('account').trim());
      return person && { type: 'add-person', person, words: wordsIn(values), at };
    },
  },
  change: {
    title: 'Change',
    lines: ['Clear a field to take it away.'],
    fields: wordFields,
    command: (values, at, { person }) =>
      person && { type: 'change-person', person: person.id, words: wordsIn(values), at },
  },
  away: {
    title: 'On leave',
    lines: ['Reminders rest until they are back. Leave the last day empty if nobody knows it yet.'],
    fields: () => [
      { ...day('from', 'First day of leave'), required: true },
      day('until', 'Last day of leave'),
    ],
    command: ({ text }, at, { person }) => {
      const until = text('until');
      const last = until === '' ? {} : { until };
      return person && { type: 'mark-away', person: person.id, from: text('from'), ...last, at };
    },
  },
  back: {
    title: 'Back from leave',
    lines: ['What they owe is asked for again, with new dates.'],
    fields: () => [],
    command: (_values, at, { person }) => person && { type: 'mark-back', person: person.id, at },
  },
  left: {
    title: 'Has left',
    lines: ['They lose every role and all access at once, and nothing more is asked of them.'],
    fields: () => [],
    command: (_values, at, { person }) => person && { type: 'mark-left', person: person.id, at },
  },
  returned: {
    title: 'Has come back',
    lines: ['They are on the staff again, without any role. Give roles anew.'],
    fields: () => [],
    command: (_values, at, { person }) => person && { type: 'mark-returned', person: person.id, at },
  },
  account: {
    title: 'Second account',
    lines: ['The same person by another account: they never count as two.', ACCOUNT],
    fields: () => [line('account', 'Account')],
    command: ({ text }, at, { person }) => {
      const account = parsePersonId(text('account').trim());
      return person && account && { type: 'add-account', person: person.id, account, at };
    },
  },
} as const satisfies Readonly<Record<string, DirectoryForm>>;

export type DirectoryFormName = keyof typeof DIRECTORY_FORMS;

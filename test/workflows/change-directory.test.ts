import { beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryCommand } from '#domain/directory/command.ts';
import type { DirectoryRefusal } from '#domain/directory/refusal.ts';
import { formIdAt } from '#domain/form-age.ts';
import { type PersonId, parsePersonId, parseSchoolId, parseTenantId } from '#domain/ids.ts';
import { days, hours, minutes, plus } from '#domain/time.ts';
import { createStore } from '#storage/store.ts';
import {
  ADMIN_ADA,
  AMINA_DSL,
  HEAD_HANA,
  OFFICE_OLGA,
  SENIOR_SAM,
  TEACHER_TESS,
  TEACHER_TOM,
} from '#test/domain/case/world.ts';
import { changeDirectory, changePersonBy } from '#workflows/change-directory.ts';
import { endStandings } from '#workflows/end-standings.ts';
import { withStandings } from '#workflows/standings.ts';
import { createWorld, SCHOOL, type World } from './workflow-world.ts';

const TENANT = parseTenantId('11111111-1111-4111-8111-111111111111');
const reason = 'The deputy has left.';
const WORDS = { name: 'Neve New', position: 'Teacher' };

let world: World;
let forms = 0;
beforeEach(async () => {
  const plain = await createWorld();
  const store = withStandings(plain.store, plain.sending.clock);
  world = { ...plain, store, sending: { ...plain.sending, store } };
});

const nthPerson = (number: number): PersonId => {
  const id = parsePersonId(`88888888-0000-4000-8000-${String(number).padStart(12, '0')}`);
  if (id === undefined) throw new TypeError('A fixture is wrong');
  return id;
};
const NEW = nthPerson(1);
const nextForm = () => formIdAt(world.now(), String(++forms).padStart(32, '0'));

type Asked = DirectoryCommand extends infer Command
  ? Command extends DirectoryCommand
    ? Omit<Command, 'at'>
    : never
  : never;

async function asks(by: { readonly id: PersonId }, asked: Asked, form = nextForm()): Promise<string> {
  const command = { ...asked, at: world.now() } as DirectoryCommand;
  const changed = await changePersonBy(world.sending, SCHOOL, by.id, command, form);
  return changed.ok ? 'ok' : changed.error.type;
}
const rolesOf = async (id: PersonId) => (await world.store.person(SCHOOL, id))?.person.roles;
const entries = async () => (await world.store.directory.entries(SCHOOL, 99)).map(({ event }) => event.type);
const memberOf = async (account: PersonId) =>
  TENANT === undefined ? [] : await world.store.memberships(TENANT, account);
const grant = { type: 'grant-role', person: TEACHER_TESS.id, role: 'dsl', reason, acting: false } as const;

describe('changing the directory', () => {
  it('adds a joiner, who belongs to the school at once, and a second account of theirs (E8)', async () => {
    expect(await asks(OFFICE_OLGA, { type: 'add-person', person: NEW, words: WORDS })).toBe('ok');
    expect(await memberOf(NEW)).toEqual([{ school: SCHOOL, person: NEW }]);
    const second = { type: 'add-account', person: NEW, account: nthPerson(2) } as const;
    expect(await asks(OFFICE_OLGA, second)).toBe('ok');
    expect(await memberOf(nthPerson(2))).toEqual([{ school: SCHOOL, person: NEW }]);
    const joiner = { type: 'add-person', person: nthPerson(2), words: WORDS } as const;
    expect(await asks(OFFICE_OLGA, joiner)).toBe('account-taken');
    expect(await entries()).toEqual(['account-added', 'person-added']);
  });

  it('lets a second account in by another form too, where a crash had cut that off', async () => {
    const second = { type: 'add-account', person: TEACHER_TOM.id, account: nthPerson(4) } as const;
    expect(await asks(OFFICE_OLGA, second)).toBe('ok');
    const key = `member_${nthPerson(4)}_${SCHOOL}`;
    await world.rows.batch(`tenant.${TENANT}`, [{ type: 'delete', key }]);
    expect(await memberOf(nthPerson(4))).toEqual([]);
    expect(await asks(OFFICE_OLGA, second)).toBe('already-there');
    expect(await memberOf(nthPerson(4))).toEqual([{ school: SCHOOL, person: TEACHER_TOM.id }]);
  });

  it('adds no second account that another school of the tenant knows, nor one to somebody of such a school (E8)', async () => {
    if (TENANT === undefined) throw new TypeError('A fixture is wrong');
    const other = parseSchoolId('other-academy');
    if (other === undefined) throw new TypeError('A fixture is wrong');
    const there = { id: nthPerson(7), name: 'Hal Head', position: 'Head', roles: ['head' as const] };
    await world.store.seedDirectory(other, TENANT, [{ ...there, alsoKnownAs: [nthPerson(8)] }]);
    const own = { type: 'add-account', person: TEACHER_TOM.id, account: there.id } as const;
    expect(await asks(OFFICE_OLGA, own)).toBe('account-elsewhere');
    expect(await asks(OFFICE_OLGA, { ...own, account: nthPerson(8) })).toBe('account-elsewhere');
    expect(await memberOf(TEACHER_TOM.id)).toEqual([{ school: SCHOOL, person: TEACHER_TOM.id }]);
    for (const person of [there.id, nthPerson(8)]) {
      const words = { ...WORDS, name: 'Hal Head' };
      expect(await asks(OFFICE_OLGA, { type: 'add-person', person, words })).toBe('ok');
      const second = { type: 'add-account', person, account: nthPerson(9) } as const;
      expect(await asks(OFFICE_OLGA, second)).toBe('account-elsewhere');
    }
    expect(await memberOf(nthPerson(9))).toEqual([]);
  });

  it('has the clock look at what they owe before anything is stored, and after it is', async () => {
    await asks(OFFICE_OLGA, { type: 'add-person', person: NEW, words: WORDS });
    const due = async () => (await world.store.staff.dueStaff(SCHOOL, world.now(), undefined, 9)).items;
    expect(await due()).toEqual([]);
    world.pass(minutes(1));
    expect(await due()).toMatchObject([{ job: 'reconcile', owner: NEW }]);
  });

  it('asks nobody to look again for a role that is only asked for', async () => {
    await asks(ADMIN_ADA, grant);
    world.pass(days(1));
    expect((await world.store.staff.dueStaff(SCHOOL, world.now(), undefined, 9)).items).toEqual([]);
  });

  it('writes down who was refused what', async () => {
    expect(await asks(TEACHER_TOM, grant)).toBe('roles-not-yours');
    expect(await world.store.attempts(SCHOOL)).toMatchObject([
      { person: TEACHER_TOM.id, command: 'grant-role', refusal: 'roles-not-yours' },
    ]);
  });

  it('takes one form once, and the same form with other words not at all', async () => {
    const form = nextForm();
    const add = { type: 'add-person', person: NEW, words: WORDS } as const;
    expect([await asks(OFFICE_OLGA, add, form), await asks(OFFICE_OLGA, add, form)]).toEqual(['ok', 'ok']);
    const other = { ...add, person: nthPerson(3) };
    expect(await asks(OFFICE_OLGA, other, form)).toBe('form-used');
    expect(await memberOf(nthPerson(3))).not.toContainEqual({ school: SCHOOL, person: NEW });
    expect(await entries()).toEqual(['person-added']);
    world.pass(days(8));
    expect(await asks(OFFICE_OLGA, add, form)).toBe('form-too-old');
  });

  it('lets one of two copies through that give one role at once, and the other decides again', async () => {
    const copies = [ADMIN_ADA, HEAD_HANA].map(async ({ id: by }) => {
      const store = withStandings(createStore(world.rows), world.sending.clock);
      const command = { ...grant, at: world.now() };
      return await changePersonBy({ ...world.sending, store }, SCHOOL, by, command, nextForm());
    });
    const ends = (await Promise.all(copies)).map((one) => (one.ok ? 'ok' : one.error.type));
    expect(ends.toSorted()).toEqual(['ok', 'role-asked-already']);
  });

  it('takes many joiners in one batch; who cannot be added holds up nobody', async () => {
    const commands = [NEW, TEACHER_TESS.id, nthPerson(2)].map(
      (person) => ({ type: 'add-person', person, words: WORDS, at: world.now() }) as const,
    );
    const answers = await changeDirectory(world.sending, {
      ...{ school: SCHOOL, actor: OFFICE_OLGA.id, commands, form: nextForm() },
    });
    const said = answers.map((one): 'ok' | DirectoryRefusal['type'] => (one.ok ? 'ok' : one.error.type));
    expect(said).toEqual(['ok', 'already-there', 'ok']);
    expect((await world.store.directory.load(SCHOOL)).version).toBe(2);
  });
});

describe('roles by two people (H1)', () => {
  it('count from the second person on, in routing too', async () => {
    await asks(ADMIN_ADA, grant);
    expect(await rolesOf(TEACHER_TESS.id)).toEqual([]);
    const approve = { type: 'approve-grant', person: TEACHER_TESS.id, grant: 1 } as const;
    expect(await asks(ADMIN_ADA, approve)).toBe('needs-second-person');
    expect(await asks(AMINA_DSL, approve)).toBe('ok');
    expect(await rolesOf(TEACHER_TESS.id)).toEqual(['dsl']);
    expect(await world.store.holders(SCHOOL)).toContainEqual({ id: TEACHER_TESS.id, roles: ['dsl'] });
  });

  it('fall with the one who asked for them (T54)', async () => {
    await asks(HEAD_HANA, grant);
    await asks(ADMIN_ADA, { type: 'take-role', person: HEAD_HANA.id, role: 'head', reason });
    const approve = { type: 'approve-grant', person: TEACHER_TESS.id, grant: 1 } as const;
    expect(await asks(AMINA_DSL, approve)).toBe('asker-lost-right');
    expect(await rolesOf(TEACHER_TESS.id)).toEqual([]);
  });

  it('given by one for 72 hours are over on the minute, and the clock writes it down after that', async () => {
    await asks(ADMIN_ADA, { ...grant, acting: true });
    expect(await rolesOf(TEACHER_TESS.id)).toEqual(['dsl']);
    world.pass(hours(71));
    expect(await endStandings(world.sending, world.log, SCHOOL)).toBe(0);
    expect(await rolesOf(TEACHER_TESS.id)).toEqual(['dsl']);
    world.pass(hours(1));
    expect(await rolesOf(TEACHER_TESS.id)).toEqual([]);
    expect((await world.store.people(SCHOOL, 99, 'Tess')).map(({ roles }) => roles)).toEqual([[]]);
    expect((await world.store.holders(SCHOOL)).some(({ id }) => id === TEACHER_TESS.id)).toBe(false);
    expect(await endStandings(world.sending, world.log, SCHOOL)).toBe(1);
    expect(await endStandings(world.sending, world.log, SCHOOL)).toBe(0);
    expect(await entries()).toEqual(['role-lapsed', 'role-granted']);
  });
});

describe('a last day (E46)', () => {
  const until = '2026-11-24';

  it('ends somebody’s time here by itself, with the roles they had', async () => {
    const { id, name, position } = SENIOR_SAM;
    await asks(OFFICE_OLGA, { type: 'change-person', person: id, words: { name, position, until } });
    world.pass(days(1));
    expect(await rolesOf(id)).toEqual(['seniorLeader']);
    world.pass(days(1));
    expect((await world.store.person(SCHOOL, id))?.person.left).toBe(plus(world.now(), hours(-10)));
    expect(await endStandings(world.sending, world.log, SCHOOL)).toBe(1);
    expect(await entries()).toEqual(['person-left', 'person-changed']);
    expect((await world.store.directory.load(SCHOOL)).directory.holders).not.toContainEqual(
      expect.objectContaining({ id }),
    );
  });

  it('is written down first where somebody comes back before the clock did: no role comes back with them', async () => {
    const { id, name, position } = SENIOR_SAM;
    await asks(OFFICE_OLGA, { type: 'change-person', person: id, words: { name, position, until } });
    world.pass(days(3));
    expect(await asks(OFFICE_OLGA, { type: 'mark-returned', person: id })).toBe('ok');
    expect((await world.store.person(SCHOOL, id))?.person).toEqual({ id, name, position, roles: [] });
    expect(await entries()).toEqual(['person-returned', 'person-left', 'person-changed']);
  });
});

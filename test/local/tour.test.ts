import { strict as assert } from 'node:assert';
import { describe, it } from 'vitest';
import demoSchools from '#local/demo-school.json' with { type: 'json' };
import { playgroundConfig, tourWindows } from '#local/tour.ts';

const [school] = demoSchools.schools;
assert.ok(school);
const windows = tourWindows(56_150);
const configs = windows.map((window) => playgroundConfig(school, window));
const [teacher, lead, secondLead] = configs;
assert.ok(teacher && lead && secondLead);

const ROLES_THAT_SEE_ORDINARY_CASES = ['dsl', 'head', 'onlineSafetyLead'];

describe('the windows of the tour', () => {
  it('stand on the ports that the tour names', () => {
    assert.deepEqual(
      windows.map(({ name, port }) => [name, port]),
      [
        ['teacher', 56_150],
        ['lead', 56_151],
        ['second-lead', 56_152],
      ],
    );
  });

  it('belong to the teacher, the lead and the second lead of the demo school', () => {
    assert.deepEqual(
      configs.map(({ currentUser }) => currentUser.id),
      [1, 2, 3].map((number) => `29:33333333-0000-4000-8000-00000000000${number}`),
    );
    assert.deepEqual(
      configs.map(({ tenantId }) => tenantId),
      [school.tenantId, school.tenantId, school.tenantId],
    );
  });

  it('are shaped as the tool demands: five others, all different, and one channel', () => {
    for (const config of configs) {
      assert.equal(config.team.channels.length, 1);
      assert.equal(config.users.length, 5);
      assert.equal(new Set([config.currentUser, ...config.users].map(({ id }) => id)).size, 6);
    }
  });

  it('share no chat, so that the bot always knows which window to answer', () => {
    const ids = configs.flatMap(({ personalChat, groupChat, team }) => [
      personalChat.id,
      groupChat.id,
      team.id,
      team.aadGroupId,
      ...team.channels.map(({ id }) => id),
    ]);
    assert.equal(new Set(ids).size, 15);
  });

  it('have the safeguarding channel in the lead’s window alone, with six people who may see ordinary cases', () => {
    assert.deepEqual(
      configs.map(({ team }) => team.name),
      ['Not used in the tour', school.name, 'Not used in the tour'],
    );
    const oids = [lead.currentUser, ...lead.users].map(({ aadObjectId }) => aadObjectId);
    assert.deepEqual(
      oids,
      [2, 3, 4, 5, 6, 7].map((number) => `33333333-0000-4000-8000-00000000000${number}`),
    );
    for (const oid of oids) {
      const roles: readonly string[] = school.people.find((person) => person.oid === oid)?.roles ?? [];
      assert.ok(roles.some((role) => ROLES_THAT_SEE_ORDINARY_CASES.includes(role)));
    }
  });

  it('are refused for a school without the people of the tour', () => {
    const [window] = windows;
    assert.ok(window);
    const withoutHead = { ...school, people: school.people.filter(({ oid }) => !oid.endsWith('07')) };
    assert.throws(
      () => playgroundConfig(withoutHead, window),
      /nobody with the id 33333333-0000-4000-8000-000000000007/,
    );
  });
});

import { ORDINARY_READERS } from '#domain/case/access.ts';
import { receivingRoles } from '#domain/case/routing.ts';
import { PEOPLE_KEEPERS } from '#domain/directory/keepers.ts';
import type { Reference } from '#domain/ids.ts';
import { hasRole } from '#domain/person.ts';
import { reportMaterial } from '#workflows/open-own-case.ts';
import { seesRoles } from '#workflows/read-directory.ts';
import { seesCase } from '#workflows/sees-case.ts';
import type { Actor } from '../actor.ts';
import { type Card, renderPosted } from '../render-card.ts';
import type { Spoken } from '../spoken.ts';
import { helpView, materialView } from '../views/plain-views.ts';
import { whichSchoolView } from '../views/which-school-view.ts';
import { CHANNEL_BINDERS } from './bind-channel.ts';
import { mayBoard, postedBoard } from './board.ts';
import { rolesCard } from './directory.ts';
import { casesCard, myReportsCard } from './lists.ts';
import { logCard, mayLog } from './log-card.ts';
import { postedFace, refused } from './open-case.ts';
import { mayPublish, publishCard } from './publish.ts';
import { startCard } from './report.ts';
import { mayKeepRoll, rollCard } from './roll.ts';
import { maySet, settingsCard } from './settings.ts';
import { postedAgreements } from './sign.ts';
import type { TeamsDeps } from './teams-deps.ts';
import { todoCard } from './todo.ts';
import { trainingCard } from './training.ts';

/** The card that answers what somebody typed. It goes to their own chat, wherever they typed it. */
export async function answerSpoken(deps: TeamsDeps, actor: Actor, spoken: Spoken): Promise<Card> {
  const { standings, banner } = actor;
  switch (spoken.word) {
    case 'report':
      return startCard(deps, actor);
    case 'mine':
      return await myReportsCard(deps, actor);
    case 'cases':
      return await casesCard(deps, actor);
    case 'case':
      return await caseCard(deps, actor, spoken.reference);
    case 'log':
      return logCard(deps, actor);
    case 'roll':
      return await rollCard(deps, actor);
    case 'todo':
      return todoCard(actor);
    case 'board':
      return postedBoard(actor);
    case 'roles':
      return rolesCard(actor);
    case 'settings':
      return settingsCard(actor);
    case 'training':
      return await trainingCard(deps, actor);
    case 'publish':
      return publishCard(deps, actor);
    case 'sign':
      return await postedAgreements(deps, actor);
    case 'here':
      return refused(actor, `Type /here ${spoken.kind} in the channel itself, with @Steward before it.`);
    case 'school':
      return standings.length < 2
        ? helpCard(actor)
        : renderPosted(whichSchoolView({ standings, banner, say: '/help' }));
    case 'help':
    case 'unknown':
      return helpCard(actor);
  }
}

export function helpCard(actor: Actor): Card {
  return renderPosted(helpView(actor.banner, actor.school, mayOf(actor)));
}

function mayOf(actor: Actor): Parameters<typeof helpView>[2] {
  const { school, standings, person } = actor;
  const onCases = [...school.policy.reviewers, ...receivingRoles(school.policy)];
  return {
    seeCases: hasRole(person, [...ORDINARY_READERS, ...onCases, 'trustLead']),
    ...mayLog(actor),
    board: mayBoard(actor),
    settings: maySet(actor),
    roll: mayKeepRoll(actor),
    roles: seesRoles(person),
    publish: mayPublish(actor),
    bindChannel: hasRole(person, CHANNEL_BINDERS),
    bindTeam: hasRole(person, PEOPLE_KEEPERS),
    changeSchool: standings.length > 1,
  };
}

/** `/case REF`: a harmless card; *not found* and *not allowed* read alike (T43). */
async function caseCard(deps: TeamsDeps, actor: Actor, reference: Reference | undefined): Promise<Card> {
  const { school, person } = actor;
  const none = `There is no such case that you may open. Check the reference, such as ${school.prefix}-26-0042.`;
  if (reference === undefined) return refused(actor, none);
  const caseId = await deps.store.findReference(school.id, reference);
  if (caseId === undefined) return refused(actor, none);
  const stored = await deps.store.loadCase(school.id, caseId);
  if (stored === undefined || !(await seesCase(deps.store, school.id, person, stored.state))) {
    const at = deps.clock.now();
    await deps.store.recordAttempt(school.id, {
      ...{ caseId, person: person.id, at, command: 'case', refusal: 'not-found' },
    });
    return refused(actor, none);
  }
  const personal = { ...actor, inbound: { ...actor.inbound, kind: 'personal' as const } };
  return (await postedFace(deps, personal, caseId)) ?? refused(actor, none);
}

/** A picture or file: dropped unread, guidance given, the leads told (P9, T38). */
export async function answerFile(deps: TeamsDeps, { school, person, banner }: Actor): Promise<Card> {
  const sent = { at: deps.clock.now(), account: person.id, name: person.name, by: person.id };
  try {
    await reportMaterial(deps, school, sent);
    return renderPosted(materialView(banner));
  } catch (fault) {
    deps.log.fault('material-not-saved', fault); // what to do with the file is said all the same
    return renderPosted(materialView(banner, 'not-told'));
  }
}

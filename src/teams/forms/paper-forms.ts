import { parseOwnerId } from '#domain/ids.ts';
import type { LedgerCommand } from '#domain/ledger/command.ts';
import type { Signatory } from '#domain/ledger/model.ts';
import type { Policy } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import { itemOf } from '#workflows/own-agreements.ts';
import type { Sheaf, SheetOwner, Sheets } from '#workflows/paper-sheets.ts';
import type { Field, Option } from '../views/view.ts';
import { day, line, MIDDLE, pick, prose, tick } from './fields.ts';
import { choosePeople, MANY_PEOPLE } from './people.ts';
import type { Values } from './read-form.ts';

export const PAPER_TITLE = 'Record paper signatures';
export const TAKE_BACK_TITLE = 'Take back';

/** Whose sheets: one class or group, or somebody by name. A choice names agreement and group. */
export function sheafField(sheaves: readonly Sheaf[], { agreements }: Policy): Field {
  const groups = sheaves
    .filter(({ group }) => group !== '')
    .map(({ agreement, group, missing }): Option => {
      const title = `${agreement.title}: ${group} (${missing} not signed)`;
      return { value: `${agreement.id} ${group}`, title };
    });
  const single = agreements.map(({ id, title }): Option => ({ value: id, title: `${title}: by name` }));
  return pick('of', 'Whose sheets?', [...groups, ...single], { layout: 'search' });
}

/** What is on the sheets. Of a class everybody but the exceptions; else whoever is chosen. */
export function paperFields(
  { agreement, versions, missing }: Sheets,
  { isGroup, pupil }: { readonly isGroup: boolean; readonly pupil: string },
  today: string,
): readonly Field[] {
  const people = optionsOf(missing);
  const editions = versions.map(({ edition, title }): Option => {
    return { value: edition, title: `Version ${Number(edition)}: ${title}` };
  });
  return [
    ...(isGroup
      ? [
          pick('except', 'Except', people.slice(0, MANY_PEOPLE), {
            optional: true,
            several: true,
            layout: 'search',
          }),
        ]
      : choosePeople('who', 'Who?', people, { several: true })),
    pick('edition', 'Version', editions, { value: editions[0]?.value ?? '' }),
    { ...day('on', 'Signed on', today), required: true },
    ...(agreement.parentToo
      ? [tick('own', `The ${pupil} has signed`), tick('parent', 'A parent or carer has signed')]
      : []),
    ...(agreement.parentToo && !isGroup
      ? [line('parentName', 'Name of the parent or carer', { optional: true })]
      : []),
    line('filed', 'Where is it filed?'),
    line('witness', 'Who saw it?'),
  ];
}

export function takeBackFields({ recorded }: Sheets): readonly Field[] {
  return [...choosePeople('who', 'Whose sheet?', optionsOf(recorded)), prose('reason', 'Reason', MIDDLE)];
}

function optionsOf(people: readonly SheetOwner[]): readonly Option[] {
  return people.map(({ owner, name }) => ({ value: owner, title: name }));
}

type Base = { readonly by: LedgerCommandBy; readonly at: Instant };
type LedgerCommandBy = Extract<LedgerCommand, { readonly type: 'record-paper' }>['by'];

/**
 * One command for each sheet.
 *
 * @param shownAt when a class was shown: nobody is recorded who was asked only after that. Absent for people by name.
 */
export function paperCommands(
  { text, tick: ticked, several }: Values,
  { agreement, missing }: Sheets,
  shownAt: Instant | undefined,
  base: Base,
): readonly LedgerCommand[] {
  const inClass = missing.filter(({ askedAt }) => shownAt !== undefined && askedAt <= shownAt);
  const chosen =
    shownAt === undefined
      ? several('who').flatMap((raw) => parseOwnerId(raw) ?? [])
      : inClass.map(({ owner }) => owner).filter((owner) => !several('except').includes(owner));
  const both = (['own', 'parent'] as const).filter((one) => ticked(one));
  const signatures: readonly Signatory[] = agreement.parentToo ? both : ['own'];
  const sheet = { edition: text('edition'), on: text('on'), filed: text('filed'), witness: text('witness') };
  const item = itemOf(agreement.id);
  const parent = agreement.parentToo && shownAt === undefined ? text('parentName').trim() : '';
  const named = parent === '' ? {} : { parent };
  return chosen.map((owner) => ({
    ...{ ...base, type: 'record-paper', owner, item, ...sheet, signatures, ...named },
  }));
}

export function takeBackCommand(
  { text }: Values,
  { agreement, recorded }: Sheets,
  base: Base,
): LedgerCommand | undefined {
  const one = recorded.find(({ owner }) => owner === text('who'));
  const item = itemOf(agreement.id);
  return (
    one && { ...base, type: 'take-back', owner: one.owner, item, entry: one.entry, reason: text('reason') }
  );
}

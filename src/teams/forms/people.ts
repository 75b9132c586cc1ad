import { type PersonId, parsePersonId } from '#domain/ids.ts';
import type { Field, Option } from '../views/view.ts';
import { line, pick } from './fields.ts';

/** More people than this are looked up by a part of their name. */
export const MANY_PEOPLE = 100;
const FEW_PEOPLE = 10;

/** People as a filtered choice; where there are many, **Find person** stands beside it. */
export function choosePeople(
  id: string,
  label: string,
  people: readonly Option[],
  wanted: {
    readonly optional?: boolean;
    readonly several?: boolean;
    readonly value?: string;
    /** What was looked for. */
    readonly find?: string;
  } = {},
): readonly Field[] {
  const choice = pick(id, label, people, { ...wanted, layout: 'search' });
  return people.length <= MANY_PEOPLE && (wanted.find ?? '') === ''
    ? [choice]
    : [
        findPerson(wanted.find),
        pick(id, label, people.slice(0, MANY_PEOPLE), { ...wanted, layout: 'search' }),
      ];
}

/** A part of a name; sending it shows the form again with those it fits. */
function findPerson(value = ''): Field {
  return line('find', 'Find person', { optional: true, value });
}

/** The same fields where typed words leave no room for everybody: those chosen, a few, and **Find person**. */
export function fewerPeople(fields: readonly Field[]): readonly Field[] {
  const hasFind = fields.some(({ id }) => id === 'find');
  return fields.flatMap((field) => {
    if (field.kind !== 'choice' || field.layout !== 'search') return [field];
    const chosen = field.value.split(',');
    const isChosen = ({ value }: Option) => chosen.includes(value);
    const others = field.options.filter((option) => !isChosen(option)).slice(0, FEW_PEOPLE);
    const few = { ...field, options: [...field.options.filter(isChosen), ...others] };
    return hasFind ? [few] : [findPerson(), few];
  });
}

export function personIds(raw: readonly string[]): readonly PersonId[] {
  return raw.map(parsePersonId).filter((id) => id !== undefined);
}

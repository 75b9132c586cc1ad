import type { Field } from '../views/view.ts';
import { PART } from '../words.ts';
import type { CaseForm, FormContext } from './case-form.ts';
import { day, line, pick } from './fields.ts';
import { NOT_KNOWN } from './partner-lines.ts';
import type { Values } from './read-form.ts';

export const addPerson: CaseForm = {
  title: 'Add person',
  save: 'Save',
  fields: (context) => [
    line('fullName', 'Name'),
    pick('part', 'Part in this', PART.options),
    line('class', 'Class', { optional: true }),
    day('dateOfBirth', 'Date of birth'),
    ...schoolFields(context),
    line('vulnerability', 'Vulnerability', { optional: true }),
  ],
  command: (values, base, context) => {
    const part = values.oneOf('part', PART.values);
    if (part === undefined) return undefined;
    const { text } = values;
    const about = { class: text('class'), dateOfBirth: text('dateOfBirth') };
    return {
      ...base,
      type: 'add-person',
      name: text('fullName'),
      part,
      ...about,
      ...schoolOf(values, context),
      vulnerability: text('vulnerability'),
    };
  },
};

const UNLISTED = '*';

/** Where pupils are on roll at partner schools, one of those; what is not known yet blocks nothing (E14). */
function schoolFields({ policy, partnerSchools }: FormContext): readonly Field[] {
  if (policy.partnerSchool === undefined || partnerSchools.length === 0)
    return [line('schoolOnRoll', 'School on roll', { optional: true })];
  const listed = partnerSchools.map(({ id, name }) => ({ value: id, title: name }));
  return [
    pick('schoolOnRoll', 'School on roll', [...listed, { value: UNLISTED, title: 'Not on this list' }], {
      optional: true,
    }),
    line('schoolUnlisted', 'Name of the school, if not listed', { optional: true }),
  ];
}

function schoolOf({ text }: Values, { policy, partnerSchools }: FormContext) {
  const chosen = text('schoolOnRoll');
  const listed = partnerSchools.find(({ id }) => id === chosen);
  if (policy.partnerSchool === undefined || partnerSchools.length === 0) return { schoolOnRoll: chosen };
  if (listed !== undefined) return { schoolOnRoll: listed.name, school: listed.id };
  const unlisted = text('schoolUnlisted').trim();
  return { schoolOnRoll: unlisted === '' && chosen === UNLISTED ? NOT_KNOWN : unlisted };
}

import { AREAS, type Choice, findCategory } from '#domain/policy.ts';
import type { Field } from '../views/view.ts';
import { areasOf, INTENT, KIND, NATURE, UNDER_AGE } from '../words.ts';
import type { CaseForm, FormContext } from './case-form.ts';
import { pick, tick } from './fields.ts';

export const triage: CaseForm = {
  title: 'Triage',
  save: 'Save',
  lines: (context) => {
    const points = referralOf(context);
    return [
      'Anything that may be illegal goes to the police at once. Do not investigate it first.',
      ...(points === undefined ? [] : [`When to refer at once follows ${points.from}.`]),
    ];
  },
  fields: (context) => {
    const { policy, open } = context;
    const category = findCategory(policy, open.category);
    return [
      pick('category', 'Category', titled(policy.categories), { value: open.category }),
      pick('area', 'Area', areasOf(policy).options, { value: open.area }),
      pick(
        'kind',
        'Kind',
        KIND.options.filter(({ value }) => value !== 'banned' || policy.tellsBanned === true),
      ),
      pick('intent', 'Intent', INTENT.options),
      pick('nature', 'Nature', NATURE.options, { value: 'notKnown' }),
      pick('policy', 'Policy it falls under', titled(policy.policies), { value: category?.policy ?? '' }),
      tick('serious', 'Serious'),
      tick('seekAdvice', 'Seek advice today'),
      ...(category?.underAge === true ? [tick('underAge', UNDER_AGE)] : []),
      ...referralField(context),
    ];
  },
  command: (values, base) => {
    const area = values.oneOf('area', AREAS);
    const kind = values.oneOf('kind', KIND.values);
    const intent = values.oneOf('intent', INTENT.values);
    const nature = values.oneOf('nature', NATURE.values);
    if (area === undefined || kind === undefined || intent === undefined || nature === undefined)
      return undefined;
    const flags = { serious: values.tick('serious'), seekAdvice: values.tick('seekAdvice') };
    const words = { category: values.text('category'), policy: values.text('policy') };
    const referral = values.several('referral');
    return {
      ...{ ...base, type: 'triage', area, kind, intent, nature, ...words, ...flags },
      ...(values.tick('underAge') ? { underAge: true } : {}),
      ...(referral.length === 0 ? {} : { referral }),
    };
  },
};

/** The points, where the category of the case asks for them. */
function referralOf({ policy, open }: FormContext) {
  return findCategory(policy, open.category)?.referral === true ? policy.referral : undefined;
}

function referralField(context: FormContext): readonly Field[] {
  const points = referralOf(context);
  if (points === undefined) return [];
  const choices = titled(points.choices);
  const rule = { optional: true, several: true };
  return [pick('referral', 'Any of these? Then refer at once', choices, rule)];
}

function titled(choices: readonly Choice[]) {
  return choices.map(({ id, title }) => ({ value: id, title }));
}

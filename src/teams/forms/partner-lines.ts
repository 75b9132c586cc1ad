import { wallDay } from '#domain/calendar.ts';
import type { EntryNumber } from '#domain/case/model.ts';
import { findCategory } from '#domain/policy.ts';
import type { FormContext } from './case-form.ts';

const ACCUSED =
  'If the concern is about somebody who works at that school, do not tell that person: choose another contact there.';

/** What stands in place of the school's name until somebody knows it. */
export const NOT_KNOWN = 'not known yet';

/**
 * For each partner school that is owed word, a text to read out to that school alone: its own pupils and
 * nobody else's (E13, E14, LAR-026). Two children share one only where they are of one listed school.
 */
export function partnerLines(context: FormContext): readonly string[] {
  const { open, policy } = context;
  const owed = open.duties.flatMap(({ body, status, child }) =>
    body === policy.partnerSchool && status === 'open' && child !== undefined ? [child] : [],
  );
  if (owed.length === 0) return [];
  const schoolOf = (child: EntryNumber) => open.schools.find((one) => one.child === child)?.school ?? child;
  const schools = new Set(owed.map(schoolOf));
  const texts = [...schools].map((school) =>
    readOut(
      owed.filter((child) => schoolOf(child) === school),
      context,
    ),
  );
  return [...texts, ACCUSED];
}

function readOut(
  children: readonly EntryNumber[],
  { open, policy, added, partnerSchools }: FormContext,
): string {
  const known = children.map((child) => added.get(child)).filter((one) => one !== undefined);
  const names = known.map(({ name }) => name).join(' and ');
  const school = known[0]?.school ?? NOT_KNOWN;
  if (school === NOT_KNOWN) return `${names}: find out the school on roll, then tell that school alone.`;
  const { pupil, pupils, lead } = policy.words;
  const contact = partnerSchools.find(({ name }) => name === school)?.contact;
  const category = findCategory(policy, open.category)?.title ?? open.category;
  const own = children.length === 1 ? `your ${pupil}` : `your ${pupils}`;
  return `${school}${contact === undefined ? '' : ` (${contact})`}, to read out: “Our reference is ${open.reference}: ${category}, reported on ${wallDay(open.reportedAt)}. It is about ${own} ${names}. We are dealing with it under our policy; please ring our ${lead}.” Name no ${pupil} of another school.`;
}

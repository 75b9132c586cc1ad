import { findOwed, type Policy } from '#domain/policy.ts';
import type { Subject, Who } from './cast.ts';
import type { Observed } from './observe.ts';

const TITLES: Readonly<Record<Who, string>> = {
  ...{ amina: 'lead', ben: 'deputy lead', dina: 'lead in the leadership', hana: 'head', chidi: 'chair' },
  ...{ sam: 'senior leader 1', sue: 'senior leader 2', ola: 'online safety lead', mia: 'line manager' },
  ...{ dev: 'data protection', tom: 'reporter', tess: 'teacher', tao: 'technician', gita: 'governor' },
  ...{ tariq: 'trust lead', olga: 'office', ada: 'administrator', lee: 'leaver' },
};
const GROUPS: readonly (readonly [string, readonly Who[]])[] = [
  ['all leads', ['amina', 'ben', 'dina']],
  ['both senior leaders', ['sam', 'sue']],
];

export type Row = { readonly subject: Subject; readonly category: string; readonly seen: Observed };

/** What was observed, as a page that a head can read: one paragraph for all that is treated alike. */
export function tableOf(policy: Policy, rows: readonly Row[]): string {
  const title = (id: string) => policy.categories.find((category) => category.id === id)?.title ?? id;
  const alike = new Map<string, Map<string, string[]>>();
  const due = new Map<string, Set<string>>();
  for (const { subject, category, seen } of rows) {
    const paragraph = paragraphOf(seen);
    const subjects = alike.get(paragraph) ?? new Map<string, string[]>();
    subjects.set(subject.title, [...(subjects.get(subject.title) ?? []), title(category)]);
    alike.set(paragraph, subjects);
    const owed = dueOf(policy, seen);
    due.set(owed, new Set([...(due.get(owed) ?? []), title(category)]));
  }
  return `${[
    `${policy.title}: who is told, who may see, who may sign, what is due`,
    ...[...alike].map(([paragraph, subjects]) => [...headings(subjects, rows), paragraph].join('\n')),
    ...[...due].map(([owed, categories]) => `${owed}\n  ${[...categories].join(', ')}`),
  ].join('\n\n')}\n`;
}

function dueOf(policy: Policy, { due, restricted }: Observed): string {
  const told = due.map((duty) => {
    const [id = '', mode] = duty.split(' ');
    return `${findOwed(policy, id)?.title ?? id} (${mode})`;
  });
  return `DUE ${restricted ? 'in a confidential case' : 'in an ordinary case'}: ${told.join(', ') || 'nothing'}`;
}

/** Subjects that have the same categories stand in one line. */
function headings(subjects: ReadonlyMap<string, readonly string[]>, rows: readonly Row[]): readonly string[] {
  const all = new Set(rows.map(({ category }) => category)).size;
  const lines = new Map<string, string[]>();
  for (const [subject, categories] of subjects) {
    const list = categories.length === all ? 'every category' : categories.join(', ');
    lines.set(list, [...(lines.get(list) ?? []), subject]);
  }
  return [...lines].map(([list, about]) => `ABOUT ${about.join('; ')}\n  ${list}`);
}

function paragraphOf(seen: Observed): string {
  const told = [...(seen.channel ? ['the safeguarding channel'] : []), ...words(seen.told)];
  const later = [...seen.opensLater].filter((who) => !seen.opens.has(who));
  return [
    `  way       ${seen.restricted ? 'confidential' : 'ordinary'}`,
    `  told      ${listed(told)}${seen.nobodyLeft ? ': the reporter is shown the outside contacts' : ''}`,
    `  then      ${listed(words(seen.chased))}`,
    `  may see   ${listed(words(seen.opens))}${later.length === 0 ? '' : `; later ${listed(words(new Set(later)))}`}`,
    `  may sign  ${listed(words(seen.sign))}${seen.sign.size < 2 ? ' (others by Ask a reviewer)' : ''}`,
  ].join('\n');
}

function words(people: ReadonlySet<Who>): readonly string[] {
  const whole = GROUPS.filter(([, members]) => members.every((who) => people.has(who)));
  const inGroups = whole.flatMap(([, members]) => members);
  const single = [...people].filter((who) => !inGroups.includes(who)).map((who) => TITLES[who]);
  return [...whole.map(([group]) => group), ...single];
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'nobody' : words.join(', ');
}

import type { Policy } from '#domain/policy.ts';
import type { AgreementText } from '#domain/policy-cycles.ts';
import { signerWords } from '#domain/role-titles.ts';
import { section } from './page.ts';
import { counted, roleTitles } from './policy-words.ts';

/** Each agreement whose words the pack holds, line by line, with the clauses that a line carries out. */
export function agreementTexts({ agreements }: Policy): readonly string[] {
  return agreements.flatMap(({ title, text }) =>
    text === undefined ? [] : section(`Text: ${title}`, textLines(text)),
  );
}

function textLines(parts: AgreementText): readonly string[] {
  let number = 0;
  return parts.flatMap(({ title, lines }) => [
    `${title}:`,
    ...lines.map(({ text, covers }) => {
      number += 1;
      return `  ${number}. ${text}${covers.length === 0 ? '' : ` (${covers.join(', ')})`}`;
    }),
  ]);
}

/** When people are reminded of what they have not signed or completed, and who hears of it at last. */
export function reminderLines({ reminders }: Policy): readonly string[] {
  const { before, every, from, to, escalateAfter, joinerDays, snoozeDays } = reminders;
  return [
    `${before.join(', ')} days before the due day, on the day, and then every ${counted(every, 'school day')}.`,
    `Only on school days, between ${from} and ${to}.`,
    `After ${counted(escalateAfter, 'reminder')} the line manager hears a number, and the office a name.`,
    `Whoever starts has ${counted(joinerDays, 'school day')} from the first day on.`,
    `A reminder can be put off once, for ${counted(snoozeDays, 'school day')}, with a reason.`,
  ];
}

/** What somebody new is given or told, and who ticks it. */
export function inductionLines(policy: Policy): readonly string[] {
  return policy.induction.map(({ title, text, starters, by }) => {
    const who = starters.map((one) => signerWords(policy, one)).join(', ');
    return `- ${title}: ${who}; ticked by ${roleTitles(policy, by)}. “${text}”`;
  });
}

export function nudgeLines(policy: Policy): readonly string[] {
  return policy.nudges.map(
    ({ title, text, every, to }) => `- ${title}: every ${every}, to ${roleTitles(policy, to)}. “${text}”`,
  );
}

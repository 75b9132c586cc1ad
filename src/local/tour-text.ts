import type { Demo, DemoSettings } from './start-demo.ts';

/** What `npm run demo` says when everything runs: where to look and what to try. */
export function welcome({ port, windows, school }: DemoSettings, { bot, botLog, playgrounds }: Demo): string {
  const pages = windows.map((window, at) => {
    const person = school.people.find(({ oid }) => oid === window.oid);
    return `  ${window.title.padEnd(18)} ${(person?.name ?? '').padEnd(22)} ${playgrounds[at]?.url ?? ''}`;
  });
  const second = school.people.find(({ oid }) => oid === windows[2]?.oid)?.name ?? '';
  return [
    'Steward runs. Open these three pages side by side (each is one person, already signed in):',
    '',
    ...pages,
    '',
    ...tour(second),
    '',
    `The bot is process ${bot.pid} on http://127.0.0.1:${port}; its log is ${botLog}.`,
    'Everything here is invented: no real person, no real school. Put nothing real in: a Playground listens',
    'on every network interface of this machine and asks nobody for a password.',
    'Ctrl-C stops everything. Nothing is lost: the next start goes on from here.',
  ].join('\n');
}

function tour(secondLead: string): readonly string[] {
  return [
    'Three minutes:',
    '  1. Lead: choose Safeguarding under Teams Channel and post  @Steward /here safeguarding',
    '     (type @, pick Steward). The channel now receives reports.',
    '  2. Teacher: in Personal Chat type  /report  – answer the two questions, Continue, say what happened,',
    '     Send report. The receipt has the reference.',
    '  3. Lead: the new report stands in the channel, without names or details. Acknowledge opens it for you',
    '     alone, and the teacher is told. Start review, with',
    `     ${secondLead} as second reviewer.`,
    '  4. Second lead, in Personal Chat: Join review, then Add finding (what was looked at, and why).',
    '  5. Lead: Hide, Open case, Conclude, then Sign, read the record, Sign this record.',
    '     Try to sign a second time from another card ( /case REF ): one person is never two.',
    '  6. Second lead: Sign, Sign this record, Close case. The teacher is told;  /mine  shows it.',
    '  Then:  /help  in any window shows what that person can do;  /as <name>  makes a window act as somebody',
    '  else of the school ( /as pupil : somebody outside it;  /as me  ends it).',
  ];
}

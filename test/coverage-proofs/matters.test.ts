import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import { choicesIn } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { reportForm, startWithChannel } from '#test/support/stories.ts';

/** The choice, the matter with the clauses that ask for it, and words that then stand on the form. */
type Matter = readonly [category: string, matter: string, words: readonly string[]];

const LINDEN: readonly Matter[] = [
  ['Grooming or sexual exploitation', 'contact with adults or strangers (LIN-029)', ['adults or strangers']],
];

const ST_ANDREWS: readonly Matter[] = [
  [
    'Concern about an adult',
    'contact outside the official systems (STA-060)',
    ['outside the school’s own systems'],
  ],
  [
    'Concern about an adult',
    'posts about the school or in its name (STA-159)',
    ['posts about the school community', 'in the school’s name'],
  ],
  [
    'Concern about an adult',
    'breaches of the staff agreement (STA-215)',
    ['accounts or files', 'own email', 'unsafe links', 'large transfers', 'programs put on', 'damage'],
  ],
  [
    'Phone or device rule',
    'broken rules on devices and cameras (STA-061)',
    ['a broken rule on devices or cameras'],
  ],
  ['Phone or device rule', 'a student’s own device in use (STA-103)', ['in use and not handed in']],
  ['Phone or device rule', 'own devices on the main network (STA-104)', ['own devices on the main network']],
  [
    'Phone or device rule',
    'private use of school devices (STA-107)',
    ['private use of school devices, save in an emergency'],
  ],
  [
    'Phone or device rule',
    'phones of staff and visitors near students (STA-117)',
    ['on the phone near students'],
  ],
  ['Computer misuse', 'a shared network password (STA-120)', ['shared passwords, also of the network']],
  ['Computer misuse', 'attempts to get round the filter (STA-203)', ['ways round the filter, tried or done']],
  ['Computer misuse', 'damage and faults (STA-204)', ['damage to equipment, or faults']],
  [
    'Photo or video without permission',
    'recordings on own devices (STA-125)',
    ['on an own device in school, by anybody'],
  ],
  [
    'Photo or video without permission',
    'students’ images of others (STA-132)',
    ['students’ pictures of others without leave'],
  ],
  [
    'Social media',
    'staff on social media in directed hours (STA-149)',
    ['in directed hours or on school equipment'],
  ],
  [
    'Personal data lost or shared',
    'personal information published (STA-154)',
    ['on the website or on social media'],
  ],
];

const AGREEMENT: readonly Matter[] = [
  [
    'Computer misuse',
    'shared passwords, others’ files and installs (STA-201)',
    ['shared passwords', 'other people’s files', 'programs put on'],
  ],
  [
    'Grooming or sexual exploitation',
    'unsafe meetings (STA-201)',
    ['plans to meet somebody known only online'],
  ],
  ['Gambling, scams or spending', 'gaming and gambling (STA-201)', ['gaming, gambling and shopping']],
  ['Social media', 'social media in school (STA-201)', ['students on social media in school']],
  ['Copying or plagiarism', 'copyright (STA-201)', ['music or films copied without leave']],
];

const BRIGANTIA: readonly Matter[] = [
  [
    'Phone or device rule',
    'own devices on the wrong network or unsafe (BRI-048)',
    ['on the wrong network, or not safe'],
  ],
  ['Concern about an adult', 'own phones and cameras of staff (BRI-060)', ['own phone or camera of staff']],
  [
    'Concern about an adult',
    'talk that is not open or has no limits (BRI-064)',
    ['not open to others, or has no clear limits'],
  ],
];

const LINTHORPE: readonly Matter[] = [
  ['Social media', 'parents’ conduct (LTH-044)', ['what parents and carers post about the school']],
  ['Computer misuse', 'another person’s sign-in (LTH-071)', ['somebody else’s sign-in']],
  [
    'Computer misuse',
    'personal email and unsafe attachments (LTH-095)',
    ['own email in working hours, and unsafe attachments'],
  ],
  ['Computer misuse', 'another connection on site (LTH-112)', ['another internet connection on site']],
  [
    'Photo or video without permission',
    'pupils’ images of others (LTH-085)',
    ['pupils’ pictures of others without leave'],
  ],
  ['Concern about an adult', 'unofficial contact with parents (LTH-096)', ['not from the school’s accounts']],
  [
    'Concern about an adult',
    'contact with families by own phone (LTH-104)',
    ['contact with families by own phone'],
  ],
  [
    'Concern about an adult',
    'staff posts (LTH-117)',
    ['posts about the school', 'confidential or insulting', 'the school’s badge', 'views in its name'],
  ],
  [
    'Unsuitable contact',
    'planned meetings and personal data given away (LTH-099)',
    ['plans to meet', 'personal details given away'],
  ],
  [
    'Phone or device rule',
    'smart watches and the like (LTH-110)',
    ['smart watches and anything else that takes pictures'],
  ],
  ['Unsuitable contact', 'contact in games (LTH-159)', ['contact by strangers in games']],
  [
    'Social media',
    'games a pupil is too young for (LTH-159)',
    ['games and services a pupil is too young for'],
  ],
  ['Gambling, scams or spending', 'spending in games (LTH-159)', ['money spent in games']],
  [
    'Nude or semi-nude images',
    'pictures by or of anybody under 18 (LTH-160)',
    ['made by, or showing, anybody under 18'],
  ],
  [
    'Nude or semi-nude images',
    'a picture seen by accident (LTH-181, E20)',
    ['If you saw it by accident, say so: nobody is in trouble'],
  ],
  [
    'Offensive or threatening message',
    'an upsetting email, and says what to do (LTH-098)',
    ['Do not answer it. Keep it'],
  ],
];

const LARCHES: readonly Matter[] = [
  [
    'Personal data lost or shared',
    'personal details on the website (LAR-050)',
    ['personal details on the website'],
  ],
  [
    'Computer misuse',
    'centre email used for other things (LAR-054)',
    ['centre email for other than learning and work'],
  ],
  ['Computer misuse', 'centre devices misused (LAR-063)', ['centre devices used for other ends']],
  ['Offensive or threatening message', 'chain messages and spam (LAR-055)', ['chain messages and spam']],
  [
    'Concern about an adult',
    'centre contact details on private media (LAR-061)',
    ['contact details used for private social media'],
  ],
  [
    'Concern about an adult',
    'contact outside official channels (LAR-081)',
    ['contact outside the centre’s own channels'],
  ],
  [
    'Concern about an adult',
    'private sharing of work information (LAR-085)',
    ['private sharing of work information'],
  ],
  [
    'Concern about an adult',
    'private messages and views in the centre’s name (LAR-090)',
    ['private messages, or views in the centre’s name'],
  ],
  ['Phone or device rule', 'offensive content on a device (LAR-101)', ['offensive content kept on a device']],
  [
    'Site that got past the filter',
    'breaches of the filter, by staff and learners (LAR-145)',
    ['met by staff or by a learner'],
  ],
  [
    'Nude or semi-nude images (sexting)',
    'sexting on a learner’s own device, with its guidance (LAR-104)',
    ['Keep the device safe without looking at it'],
  ],
  [
    'Online bullying',
    'bullying, and says to keep the evidence (LAR-231)',
    ['Keep a record of it as evidence'],
  ],
];

const MATTERS: Readonly<Record<string, readonly Matter[]>> = {
  linden: LINDEN,
  'st-andrews': [...ST_ANDREWS, ...AGREEMENT],
  brigantia: BRIGANTIA,
  linthorpe: LINTHORPE,
  larches: LARCHES,
};

/** Under which choice of the report form each matter of a policy stands, by the words that say so. */
describe.each(Object.keys(MATTERS))('the report form of %s', (pack) => {
  let steward: TestSteward;
  beforeAll(async () => {
    const policy = await loadPolicy(pack);
    steward = await startWithChannel({ edit: () => policy });
  });
  afterAll(async () => {
    await steward.close();
  });

  it.each(MATTERS[pack] ?? [])('under “%s” takes %s', async (category, _matter, words) => {
    const start = await steward.person('Tess').says('/report');
    assert.ok(choicesIn(start, 'What is it about?').includes(category), category);
    const form = await reportForm(steward, 'Tess', { category });
    for (const word of words) assert.ok(form.text.includes(word), `${word} in:\n${form.text}`);
  });
});

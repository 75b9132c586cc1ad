import type { Subject, Who } from './cast.ts';

/**
 * Who receives what, written by hand from the tables of the five policies (domain.md 1.1-1.5 and 4)
 * and from product.md, and never from the packs: what the bot does is held against it.
 */
type Routes = {
  readonly pack: string;
  readonly title: string;
  /** Dina leads on safeguarding; here she is a director or principal too, or a senior leader. */
  readonly dina: 'seniorLeader' | 'head';
  readonly told: readonly Who[];
  readonly toldOf: Readonly<Record<string, readonly Who[]>>;
  /** No safeguarding matter: the channel is not told. */
  readonly offChannel: readonly string[];
  readonly aboutAdult: readonly Who[];
  /** The first that fits: where one of these is the subject, those are told. */
  readonly about: readonly { readonly whom: readonly Who[]; readonly told: readonly Who[] }[];
  /** Where that leaves nobody, and later when nobody acknowledges. */
  readonly next: readonly Who[];
  /** Categories about adults alone, and who is told of them if not `aboutAdult`. */
  readonly restricted: Readonly<Record<string, readonly Who[]>>;
  readonly urgent: readonly string[];
  readonly chased: { readonly urgent: readonly Who[]; readonly ordinary: readonly Who[] };
  readonly bySource: { readonly monitoring: readonly Who[]; readonly parent: readonly Who[] };
  /** Whom the police must be told of at once. */
  readonly police: readonly string[];
};

const LEADS = ['amina', 'ben', 'dina'] as const;
const SENIORS = ['sam', 'sue', 'dina'] as const;
const DIRECTORS = ['hana', 'dina'] as const;
const BAD = ['nudes', 'indecentImages', 'grooming'] as const;
const ABOUT_HEAD = { whom: ['hana'], told: ['chidi'] } as const;

export const ROUTES: readonly Routes[] = [
  {
    ...{ pack: 'linden', title: 'Linden', dina: 'seniorLeader', told: ['hana'] },
    toldOf: {
      offensiveMessage: [...LEADS, 'hana'],
      filterBreach: ['hana', ...LEADS],
      computerMisuse: ['hana', ...SENIORS],
      dataBreach: ['dev', ...LEADS, 'hana'],
      plagiarism: ['mia', 'hana'],
    },
    offChannel: ['filterBreach', 'dataBreach', 'plagiarism'],
    ...{ aboutAdult: ['hana'], about: [ABOUT_HEAD], next: ['chidi'], restricted: { staffConduct: ['hana'] } },
    urgent: BAD,
    chased: { urgent: [...LEADS, 'hana'], ordinary: [...LEADS, 'hana'] },
    bySource: { monitoring: ['hana', ...SENIORS], parent: [] },
    police: ['indecentImages', 'grooming'],
  },
  {
    ...{ pack: 'st-andrews', title: 'St Andrew’s', dina: 'seniorLeader', told: ['ola', 'hana'] },
    toldOf: {
      offensiveMessage: [...LEADS, 'ola'],
      filterBreach: ['ola', ...LEADS],
      dataBreach: ['dev', 'ola', ...LEADS],
      plagiarism: ['mia', 'ola'],
    },
    offChannel: ['filterBreach', 'dataBreach', 'plagiarism'],
    aboutAdult: ['hana', ...SENIORS],
    about: [ABOUT_HEAD, { whom: [...SENIORS, ...LEADS], told: ['hana'] }],
    ...{ next: ['chidi'], restricted: { staffConduct: ['hana', ...SENIORS] } },
    urgent: BAD,
    chased: { urgent: [...LEADS, 'hana', ...SENIORS], ordinary: [...LEADS, 'ola', 'hana'] },
    bySource: { monitoring: ['ola', 'hana', ...SENIORS], parent: [] },
    police: ['indecentImages', 'grooming'],
  },
  {
    ...{ pack: 'brigantia', title: 'Brigantia', dina: 'seniorLeader', told: [] },
    toldOf: {
      ...{ nudes: LEADS, indecentImages: LEADS, grooming: LEADS, extremism: LEADS },
      ...{ dataBreach: ['dev', 'hana'], plagiarism: ['mia'] },
    },
    offChannel: ['dataBreach', 'plagiarism'],
    ...{ aboutAdult: ['hana'], about: [ABOUT_HEAD], next: ['chidi'], restricted: { staffConduct: ['hana'] } },
    urgent: [...BAD, 'extremism'],
    chased: { urgent: [...LEADS, 'hana', ...SENIORS], ordinary: [...LEADS, 'hana'] },
    bySource: { monitoring: LEADS, parent: [] },
    police: ['indecentImages'],
  },
  {
    ...{ pack: 'linthorpe', title: 'Linthorpe', dina: 'seniorLeader', told: ['ola'] },
    toldOf: {
      ...{ nudes: [...LEADS, 'ola'], indecentImages: [...LEADS, 'ola'], grooming: [...LEADS, 'ola'] },
      ...{ extremism: [...LEADS, 'ola'], filterBreach: [...SENIORS, 'ola'] },
      ...{ staffAbuse: ['hana', ...SENIORS], dataBreach: ['hana', 'dev'] },
    },
    offChannel: ['staffAbuse', 'dataBreach'],
    ...{ aboutAdult: ['hana'], about: [ABOUT_HEAD], next: ['chidi'], restricted: { staffConduct: ['hana'] } },
    urgent: [...BAD, 'extremism'],
    chased: { urgent: [...LEADS, 'hana', ...SENIORS], ordinary: [...LEADS, 'hana'] },
    bySource: { monitoring: ['ola'], parent: ['hana'] },
    police: ['indecentImages'],
  },
  {
    ...{ pack: 'larches', title: 'Larches', dina: 'head', told: DIRECTORS },
    toldOf: Object.fromEntries(
      [
        ...[...BAD, 'extremism', 'filterBreach', 'computerMisuse', 'dataBreach'],
        ...['offensiveMessage', 'contact', 'visitor', 'harmfulContent', 'socialMedia'],
      ].map((category) => [category, [...LEADS, 'hana']]),
    ),
    offChannel: [],
    aboutAdult: DIRECTORS,
    about: [
      { whom: DIRECTORS, told: [...DIRECTORS, 'chidi'] },
      { whom: LEADS, told: DIRECTORS },
    ],
    next: ['chidi', ...LEADS],
    restricted: { staffConduct: DIRECTORS, staffImages: [...LEADS, 'hana'] },
    urgent: [...BAD, 'extremism', 'staffImages'],
    chased: { urgent: [...LEADS, 'hana'], ordinary: [...LEADS, 'hana'] },
    bySource: { monitoring: LEADS, parent: LEADS },
    police: ['indecentImages', 'grooming', 'staffImages'],
  },
];

export type Expected = {
  readonly restricted: boolean;
  readonly channel: boolean;
  readonly told: ReadonlySet<Who>;
  /** All who may open it, find it in a list, or find it by its reference. */
  readonly see: ReadonlySet<Who>;
  readonly work: ReadonlySet<Who>;
  readonly sign: ReadonlySet<Who>;
  /** By the whole ladder, when nobody acknowledges. */
  readonly chased: ReadonlySet<Who>;
  readonly nobodyLeft: boolean;
};

/** What product.md asks of one report, for this school's routes. */
export function expectedOf(routes: Routes, category: string, subject: Subject): Expected {
  const restricted = category in routes.restricted || subject.adult !== 'no';
  return restricted ? confidential(routes, category, subject) : ordinary(routes, category);
}

function ordinary(routes: Routes, category: string): Expected {
  const told = new Set(routes.toldOf[category] ?? routes.told);
  const channel = !routes.offChannel.includes(category);
  const ladder = routes.urgent.includes(category) ? routes.chased.urgent : routes.chased.ordinary;
  const work = new Set<Who>([...LEADS, 'hana', ...told]);
  return {
    ...{ restricted: false, channel, told, work, sign: seniorsOf(routes, work), nobodyLeft: false },
    see: new Set<Who>([...work, 'ola']),
    chased: new Set<Who>([...ladder, ...(channel ? [] : told)]),
  };
}

function confidential(routes: Routes, category: string, { about }: Subject): Expected {
  const subjects: readonly Who[] = about;
  const clear = (people: readonly Who[]) => people.filter((one) => !subjects.includes(one));
  const next = clear(routes.next);
  const special = routes.about.find(({ whom }) => whom.some((one) => subjects.includes(one)));
  const first = clear(special?.told ?? routes.restricted[category] ?? routes.aboutAdult);
  const told = new Set(first.length > 0 ? first : next);
  return {
    ...{ restricted: true, channel: false, told, see: told, work: told, sign: seniorsOf(routes, told) },
    ...{ chased: new Set([...told, ...next]), nobodyLeft: told.size === 0 },
  };
}

/** Senior enough: leads and head everywhere, senior leaders where the policy has any; never the chair. */
function seniorsOf({ dina }: Routes, people: ReadonlySet<Who>): ReadonlySet<Who> {
  const senior: readonly Who[] = [...LEADS, 'hana', ...(dina === 'head' ? [] : SENIORS)];
  return new Set([...people].filter((one) => senior.includes(one)));
}

export type { Routes };

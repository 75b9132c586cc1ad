import { z } from 'zod';
import clauseFile from './clauses.json' with { type: 'json' };
import reasonFile from './not-applicable.json' with { type: 'json' };

/** The five policies, by the code that their clauses begin with. */
export const POLICIES = {
  LIN: 'Linden',
  STA: "St Andrew's",
  BRI: 'Brigantia',
  LTH: 'Linthorpe',
  LAR: 'Larches',
} as const;
type PolicyCode = keyof typeof POLICIES;

/** `proved`: a test that shows it names it. `notApplicable`: no software can or may do it, with the reason. */
const STANDINGS = ['proved', 'notApplicable', 'open'] as const;
export type Standing = (typeof STANDINGS)[number];

export type Clause = {
  readonly id: string;
  readonly policy: PolicyCode;
  readonly section: string;
  readonly feature: string;
};

const code = z.enum(['LIN', 'STA', 'BRI', 'LTH', 'LAR']);
const rows = z.array(z.tuple([z.string(), z.string().min(1), z.string().min(1)]));

export const CLAUSES: readonly Clause[] = Object.entries(clauseFile).flatMap(([policy, list]) =>
  rows.parse(list).map(([id, section, feature]) => ({ id, policy: code.parse(policy), section, feature })),
);

/** Why a clause is nothing that software does, by its id. */
export const NOT_APPLICABLE: ReadonlyMap<string, string> = new Map(Object.entries(reasonFile));

const CITED = /(?<![\w-])(?:LIN|STA|BRI|LTH|LAR)-\d{3}(?![\w-])/g;

export function citedClauses(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => name.match(CITED) ?? []));
}

export function standingOf({ id }: Clause, cited: ReadonlySet<string>): Standing {
  if (cited.has(id)) return 'proved';
  return NOT_APPLICABLE.has(id) ? 'notApplicable' : 'open';
}

export type Count = Readonly<Record<Standing, number>>;

export function countOf(clauses: readonly Clause[], cited: ReadonlySet<string>): Count {
  const count = { proved: 0, notApplicable: 0, open: 0 };
  for (const clause of clauses) count[standingOf(clause, cited)] += 1;
  return count;
}

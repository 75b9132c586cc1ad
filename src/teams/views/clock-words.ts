import type { CaseEvent } from '#domain/case/event.ts';
import { titleOf } from './duty-words.ts';
import type { Naming } from './entries.ts';

type ByTheClock = Extract<CaseEvent, { readonly type: 'chased' | 'idle-chased' | 'reminded' }>;

/** What Steward did because time had passed, and whom it told. */
export function clockWords(event: ByTheClock, naming: Naming): readonly [string, ...string[]] {
  const { name } = naming;
  const people = event.people.map(name).join('; ');
  const told = people === '' ? '' : `Told: ${people}`;
  switch (event.type) {
    case 'chased':
      return [
        'Nobody had taken it up',
        told,
        event.reporterTold ? 'The reporter was told to ring or to come in person.' : '',
      ];
    case 'idle-chased':
      return ['Nothing had been recorded since it was taken up', told];
    case 'reminded':
      return [`${event.late ? 'Due now' : 'Due soon'}: ${titleOf(event.duty, naming)}`, told];
  }
}

import type { Field } from '../views/view.ts';
import { LONG, prose } from './fields.ts';

/** Left empty, the school keeps no closures. */
export function termDatesField(value: string): Field {
  return prose('closures', 'Term dates and closures', LONG, { optional: true, value });
}

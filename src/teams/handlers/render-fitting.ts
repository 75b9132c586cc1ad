import { fewerPeople } from '../forms/people.ts';
import { CARD_LIMIT, type Card, cardSize, renderForm } from '../render-card.ts';
import type { FormView } from '../views/view.ts';

/** A form that Teams takes: long words that were typed go before names that nobody chose. */
export function renderFitting(view: FormView): Card {
  const card = renderForm(view);
  return cardSize(card) <= CARD_LIMIT ? card : renderForm({ ...view, fields: fewerPeople(view.fields) });
}

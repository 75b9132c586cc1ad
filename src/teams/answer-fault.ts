import { ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import { answerInvoke } from './create-teams-app.ts';
import { renderPage } from './render-card.ts';
import { answerView } from './views/plain-views.ts';

const SAID =
  'That did not work, and nothing of it was saved. Try again in a minute. If it is urgent, ring the safeguarding lead, or 999 in danger.';

/** Whoever pressed or wrote learns that it failed and what to do; never why (F11, P1). */
export async function answerFault(context: TurnContext): Promise<void> {
  const card = renderPage(answerView('', 'Not saved', { refusal: SAID }));
  if (context.activity.type === ActivityTypes.Invoke) return await answerInvoke(context, card);
  if (context.activity.type !== ActivityTypes.Message) return;
  await context.sendActivity({ attachments: [CardFactory.adaptiveCard(card)], summary: 'Steward' });
}

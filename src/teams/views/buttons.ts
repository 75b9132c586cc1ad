import type { CommandName } from '#domain/case/available.ts';
import type { CaseId } from '#domain/ids.ts';
import { CASE_FORMS, DIRECT, isCaseFormName, isDirectName } from '../forms/case-forms.ts';
import type { Button } from './view.ts';

/** Where a form returns to: the card it was opened from. */
export type From = 'view' | 'posted' | 'receipt';

const STRONG: ReadonlySet<CommandName> = new Set<CommandName>(['stop-illegal-image', 'police-now']);

/** The button for one command: it opens the form, or does it at once where there is nothing to fill in. */
export function commandButton(name: CommandName, caseId: CaseId, form: string, from: From = 'view'): Button {
  const data = { case: caseId, name, from };
  if (name === 'sign')
    return { title: 'Sign', verb: 'record', data: { case: caseId, page: 1 }, style: 'positive' };
  if (isDirectName(name)) return styled({ title: DIRECT[name], verb: 'do', data: { ...data, form } }, name);
  if (!isCaseFormName(name)) throw new TypeError('Every command has a form or needs none');
  return styled({ title: CASE_FORMS[name].title, verb: 'form', data }, name);
}

function styled(button: Button, name: CommandName): Button {
  return STRONG.has(name) ? { ...button, style: 'destructive' } : button;
}

export function openButton(caseId: CaseId, title = 'Open case'): Button {
  return { title, verb: 'open', data: { case: caseId, page: 1 } };
}

export function hideButton(caseId: CaseId): Button {
  return { title: 'Hide', verb: 'hide', data: { case: caseId } };
}

import type { CaseForm, FormContext } from './case-form.ts';
import { line, pick, tick } from './fields.ts';

const UNTOUCHED = 'Leave it as it is, switched on or off, and do not look for anything on it.';

export const secureDevice: CaseForm = {
  title: 'Secure device',
  save: 'Save',
  alarm: [UNTOUCHED],
  fields: () => [
    line('device', 'Device'),
    line('place', 'Where is it kept?'),
    line('heldBy', 'Held by'),
    line('taken', 'Taken by whom, and on what ground?', { optional: true }),
    tick('sealed', 'Sealed'),
  ],
  command: ({ text, tick: ticked }, base) => ({
    ...{ ...base, type: 'secure-device', device: text('device'), place: text('place') },
    ...{ heldBy: text('heldBy'), sealed: ticked('sealed') },
    ...(text('taken') === '' ? {} : { taken: text('taken') }),
  }),
};

export const passDevice: CaseForm = {
  title: 'Hand over',
  save: 'Save',
  lines: ['To whom it goes now, such as the police. Return is for when it goes back to its owner.'],
  fields: moving,
  command: ({ text }, base) => ({
    ...{ ...base, type: 'pass-device', device: Number(text('device')), toWhom: text('toWhom') },
  }),
};

export const returnDevice: CaseForm = {
  title: 'Return',
  save: 'Save',
  fields: moving,
  command: ({ text }, base) => ({
    ...{ ...base, type: 'return-device', device: Number(text('device')), toWhom: text('toWhom') },
  }),
};

function moving({ devices }: FormContext) {
  return [pick('device', 'Device', devices), line('toWhom', 'To whom?')];
}

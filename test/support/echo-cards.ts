const choices = [
  { title: 'Online bullying', value: 'bullying' },
  { title: 'Online hate', value: 'hate' },
  { title: 'Something else', value: 'other' },
];

const people = ['Amara Lead', 'Ben Deputy', 'Carol Head', 'Dev Technician'].map((title, at) => ({
  title,
  value: `person-${at}`,
}));

/** Every kind of input of Adaptive Cards 1.5, each with a label, and a press of each kind. */
export function inputCard(title: string): object {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text: title, weight: 'Bolder', wrap: true },
      { type: 'Input.Text', id: 'what', label: 'What happened?', isMultiline: true, maxLength: 4000 },
      { type: 'Input.Text', id: 'where', label: 'Where did it happen?', value: 'Room 1' },
      { type: 'Input.Number', id: 'count', label: 'How many?', min: 0, max: 9 },
      { type: 'Input.Date', id: 'date', label: 'When did it happen?', value: '2026-11-02' },
      { type: 'Input.Time', id: 'time', label: 'At about what time?', value: '10:30' },
      { type: 'Input.ChoiceSet', id: 'compact', label: 'What is it about?', choices, style: 'compact' },
      { type: 'Input.ChoiceSet', id: 'expanded', label: 'How bad is it?', choices, style: 'expanded' },
      {
        type: 'Input.ChoiceSet',
        id: 'filtered',
        label: 'Second reviewer',
        choices: people,
        style: 'filtered',
      },
      {
        type: 'Input.ChoiceSet',
        id: 'several',
        label: 'Which adult?',
        choices: people,
        style: 'expanded',
        isMultiSelect: true,
      },
      { type: 'Input.ChoiceSet', id: 'many', label: 'Areas', choices, style: 'compact', isMultiSelect: true },
      {
        type: 'Input.Toggle',
        id: 'tick',
        title: 'Serious',
        value: 'false',
        valueOn: 'true',
        valueOff: 'false',
      },
      {
        type: 'Input.Toggle',
        id: 'labelled',
        label: 'Advice',
        title: 'Seek advice today',
        value: 'true',
        valueOn: 'true',
        valueOff: 'false',
      },
      {
        type: 'Input.Text',
        id: 'must',
        label: 'Reason',
        isRequired: true,
        errorMessage: 'Give a reason.',
        isMultiline: false,
      },
    ],
    actions: [
      { type: 'Action.Execute', title: 'Save', verb: 'save', data: { from: 'card' } },
      { type: 'Action.Submit', title: 'Submit', data: { verb: 'submit' } },
    ],
  };
}

/** Says who pressed and, one line for each, what was sent; it can be pressed again. */
export function answerCard(name: string, id: string, data: Readonly<Record<string, unknown>>): object {
  const lines = Object.entries(data).map(([key, value]) => `${key}=${String(value)}`);
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [`Saved by ${name} (${id})`, ...lines.sort()].map((text) => ({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text }],
    })),
    actions: [{ type: 'Action.Execute', title: 'Save again', verb: 'save', data: { again: 'yes' } }],
  };
}

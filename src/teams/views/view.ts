/** A press: the verb says what is asked, the data only which case, form or page. */
export type Button = {
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly style?: 'positive' | 'destructive';
  /** The inputs on the card are sent, and checked, with this press. */
  readonly takesInputs?: boolean;
};

export type Option = { readonly value: string; readonly title: string };

/** One input. Every one has a label, and what was typed before comes back as `value`. */
export type Field =
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly label: string;
      readonly value: string;
      readonly required: boolean;
      readonly lines: 'one' | 'many';
      readonly maxLength: number;
      readonly error: string;
    }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly value: string;
      readonly required: boolean;
      readonly options: readonly Option[];
      readonly several: boolean;
      readonly layout: 'menu' | 'buttons' | 'search';
      readonly error: string;
    }
  | { readonly kind: 'tick'; readonly id: string; readonly label: string; readonly value: boolean }
  /** A date, with *At about what time?* beside it. The time's id is the date's with `Time` behind it. */
  | {
      readonly kind: 'when';
      readonly id: string;
      readonly label: string;
      readonly date: string;
      readonly time: string;
      readonly required: boolean;
      readonly error: string;
    }
  | {
      readonly kind: 'date';
      readonly id: string;
      readonly label: string;
      readonly value: string;
      readonly required: boolean;
      readonly error: string;
    };

/** A form, for the presser alone. */
export type FormView = {
  /** Local mode's *Acting as …*; empty otherwise. */
  readonly banner: string;
  readonly title: string;
  /** Guidance above the inputs; `alarm` lines stand out and come first. */
  readonly alarm: readonly string[];
  readonly lines: readonly string[];
  /** Why the last press was refused, in one sentence; empty at first. */
  readonly refusal: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
};

/** One row of a page. `text` is what people wrote and is shown to the letter; `meta` is ours. */
export type Entry = {
  readonly label: string;
  readonly text: string;
  readonly meta: string;
  /** Stands in place of `text` where Teams draws charts: the same numbers, each written above its bar. */
  readonly bars?: readonly { readonly x: string; readonly y: number }[];
};

/** Anything to read: a case, a record to sign, a list, an answer. For the presser alone unless it is posted without entries of people's words. */
export type PageView = {
  readonly banner: string;
  readonly title: string;
  readonly subtitle: string;
  readonly alarm: readonly string[];
  /** What the last press did, or why it was refused; empty otherwise. */
  readonly result: string;
  readonly refusal: string;
  readonly sections: readonly { readonly heading: string; readonly entries: readonly Entry[] }[];
  readonly buttons: readonly Button[];
  /** Behind **More**. */
  readonly more: readonly Button[];
  /** **Back** and **Next** of a long page. */
  readonly pager: readonly Button[];
};

/** A card posted where others may see it: fixed words, a reference, a category, a state, times, an owner. */
export type PostedView = {
  readonly banner: string;
  /** `URGENT`, or empty. */
  readonly flag: string;
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Guidance from the policy, never words about a case. */
  readonly lines: readonly string[];
  readonly buttons: readonly Button[];
};

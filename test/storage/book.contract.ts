import { beforeAll, describe, expect, it } from 'vitest';
import { type BookEntry, type BookEvent, evolveBook, nextOf } from '#domain/book/model.ts';
import { type BookId, parseBookId, type SchoolId } from '#domain/ids.ts';
import { minutes, plus } from '#domain/time.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Store } from '#workflows/ports.ts';
import { AMINA, BEN, ELEVEN, formNumber, freshSchool, TEN } from './case-fixture.ts';

const TODAY = '2026-11-23';

function idNumber(number: number): BookId {
  const id = parseBookId(`book${String(number).padStart(28, '0')}`);
  if (id === undefined) throw new TypeError('A fixture is wrong');
  return id;
}

function entered(number: number, special: Partial<Extract<BookEvent, { type: 'entered' }>> = {}): BookEvent {
  return {
    ...{ type: 'entered', by: AMINA, at: plus(TEN, minutes(number)), form: formNumber(number) },
    ...{ kind: 'sessions', what: `Session ${number}`, forWhom: '8B', when: TEN, byWhom: 'The police' },
    followUp: '',
    ...special,
  };
}

export function bookContract(name: string, open: () => Promise<Rows>): void {
  describe(`${name}: the record book`, () => {
    let store: Store;
    beforeAll(async () => {
      store = createStore(await open());
    });

    async function happen(school: SchoolId, id: BookId, event: BookEvent): Promise<BookEntry> {
      const before = await store.bookEntry(school, id);
      const after = evolveBook(before, event, id);
      const number = before === undefined ? 0 : nextOf(before);
      expect(await store.commitBook(school, { event, number, after })).toBe(true);
      return after;
    }

    const page = async (school: SchoolId, kind = 'sessions', after?: string, limit = 50) =>
      await store.bookPage(school, kind, after, limit);

    it('keeps an entry with all that came after, and its first words', async () => {
      const school = freshSchool();
      const id = idNumber(1);
      const first = entered(1, { followUp: '2026-12-01' });
      const corrected = { type: 'corrected', by: BEN, at: ELEVEN, shouldRead: 'Two', reason: 'Miscounted' };
      await happen(school, id, first);
      await happen(school, id, { ...corrected, type: 'corrected', form: formNumber(2) });
      const last = await happen(school, id, { type: 'followed-up', by: BEN, at: ELEVEN });
      expect(last).toMatchObject({ entered: first, corrections: [corrected], followedUp: { by: BEN } });
      expect(await store.bookEntry(school, id)).toEqual(last);
      expect(await page(school)).toEqual({ items: [last] });
      expect(await store.bookEntry(freshSchool(), id)).toBeUndefined();
    });

    it('takes each number of an entry once, whoever was first', async () => {
      const school = freshSchool();
      const id = idNumber(1);
      const event = entered(1);
      const after = evolveBook(undefined, event, id);
      const commit = () => store.commitBook(school, { event, number: 0, after });
      expect((await Promise.all([commit(), commit()])).toSorted()).toEqual([false, true]);
      const done = { type: 'followed-up', by: BEN, at: ELEVEN } as const;
      const correction = { type: 'corrected', shouldRead: 'x', reason: 'y', form: formNumber(2) } as const;
      await happen(school, id, { ...correction, by: BEN, at: ELEVEN });
      const late = { event: done, number: 1, after: evolveBook(after, done, id) };
      expect(await store.commitBook(school, late)).toBe(false);
      expect((await page(school)).items).toHaveLength(1);
    });

    it('goes from the newest to the oldest of one kind, page by page', async () => {
      const school = freshSchool();
      for (const number of [1, 2, 3]) await happen(school, idNumber(number), entered(number));
      await happen(school, idNumber(4), entered(4, { kind: 'sessionsElsewhere' }));
      const first = await page(school, 'sessions', undefined, 2);
      const second = await page(school, 'sessions', first.next, 2);
      const words = [...first.items, ...second.items].map((entry) => entry.entered.what);
      expect(words).toEqual(['Session 3', 'Session 2', 'Session 1']);
      expect(second.next).toBeUndefined();
      expect((await page(school, 'sessionsElsewhere')).items).toHaveLength(1);
      expect(await page(school, 'parentMessages')).toEqual({ items: [] });
    });

    it('names the follow-ups of today and before, the longest due first, until they are done', async () => {
      const school = freshSchool();
      const dates = ['2026-11-24', '2026-11-23', '2026-09-01', ''];
      for (const [at, followUp] of dates.entries())
        await happen(school, idNumber(at + 1), entered(at + 1, { followUp }));
      const due = (number: number) => ({ id: idNumber(number), kind: 'sessions' });
      expect(await store.bookDue(school, TODAY)).toEqual([due(3), due(2)]);
      await happen(school, idNumber(3), { type: 'followed-up', by: BEN, at: ELEVEN });
      expect(await store.bookDue(school, TODAY)).toEqual([due(2)]);
    });
  });
}

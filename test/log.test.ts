import { describe, expect, it } from 'vitest';
import { createLog } from '#src/log.ts';
import { caseNumber, personNumber } from '#test/storage/case-fixture.ts';
import type { Log } from '#workflows/ports.ts';

const NOTE = 'Said she is afraid to go home';

function written(write: (log: Log) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLog({ write: (line: string) => void lines.push(line) }));
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '');
}

describe('the log (P9, T41)', () => {
  it('writes one line of JSON with ids, numbers and flags, and nothing of the machine', () => {
    const caseId = caseNumber(1);
    const { time, ...line } = written((log) =>
      log.info('closure-confirmed', { caseId, by: personNumber(2), version: 7, repeat: false }),
    );
    expect(line).toEqual({
      level: 30,
      what: 'closure-confirmed',
      caseId,
      by: personNumber(2),
      version: 7,
      repeat: false,
    });
    expect(time).toMatch(/^\d{4}-\d{2}-\d{2}T/);
  });

  it('takes no free text: it does not compile', () => {
    written((log) => {
      // @ts-expect-error free text is not a log field
      log.info('note-added', { note: NOTE });
    });
    written((log) => {
      // @ts-expect-error free text is not a log field of a fault either
      log.fault('note-lost', undefined, { note: NOTE });
    });
    written((log) => {
      // @ts-expect-error an object could hold anything
      log.info('note-added', { note: { text: NOTE } });
    });
    written((log) => {
      // @ts-expect-error what happened is a fixed name and not a sentence
      log.info(`Note: ${NOTE}`);
    });
  });

  it('prints of a fault its name, code and frames, and never its message', () => {
    const fault = Object.assign(new TypeError(NOTE), {
      code: 'EntityAlreadyExists',
      response: { body: NOTE },
    });
    const line = written((log) => log.fault('turn-failed', fault));
    expect(JSON.stringify(line)).not.toContain('afraid');
    expect(line).toMatchObject({
      level: 50,
      what: 'turn-failed',
      fault: { name: 'TypeError', code: 'EntityAlreadyExists' },
    });
    const { frames } = line['fault'] as { frames: readonly string[] };
    expect(frames.length).toBeGreaterThan(2);
    expect(frames[0]).toMatch(/^ {4}at .*log\.test\.ts:\d+:\d+\)?$/);
  });

  it('prints no message of a cause, however deep', () => {
    const fault = new Error('outer', { cause: new Error(NOTE, { cause: new RangeError(NOTE) }) });
    const line = written((log) => log.fault('turn-failed', fault));
    expect(JSON.stringify(line)).not.toContain('afraid');
    expect(line).toMatchObject({ fault: { cause: { name: 'Error', cause: { name: 'RangeError' } } } });
  });

  it('prints no line of a message that looks like a frame', () => {
    for (const message of [`x\n    at home ${NOTE}`, `\n    at home (${NOTE}:1:2)`]) {
      const line = written((log) => log.fault('turn-failed', new Error(message)));
      expect(JSON.stringify(line)).not.toContain('afraid');
    }
    const reworded = new Error(`x\n    at home ${NOTE}`);
    reworded.message = 'another'; // the stack still holds the first one
    const line = written((log) => log.fault('turn-failed', reworded));
    expect(JSON.stringify(line)).not.toContain('afraid');
  });

  it('prints no code that is a sentence, and nothing of what was thrown that is no error', () => {
    const fault = Object.assign(new Error('x'), { code: NOTE });
    expect(JSON.stringify(written((log) => log.fault('turn-failed', fault)))).not.toContain('afraid');
    expect(written((log) => log.fault('turn-failed', NOTE))).toMatchObject({ fault: { name: 'string' } });
    expect(written((log) => log.fault('turn-failed', { message: NOTE }))).toMatchObject({
      fault: { name: 'object' },
    });
  });
});

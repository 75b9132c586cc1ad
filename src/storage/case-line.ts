import { peopleOnCase } from '#domain/case/access.ts';
import { hasEnded } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { PersonId } from '#domain/ids.ts';
import type { CaseLine, LogLine } from '#workflows/stored.ts';

/** @returns nothing for one that is closed or was merged away: it stands in no list of open ones. */
export function caseLine(open: OpenCase): CaseLine | undefined {
  const { id, reference, access, pack, category, urgent, reportedAt, owner, progress } = open;
  if (hasEnded(open)) return undefined;
  const asked = askedOf(open);
  return {
    ...{ caseId: id, reference, access, pack, category, urgent, reportedAt },
    status: progress.status,
    ...(owner === undefined ? {} : { owner }),
    visibleTo: peopleOnCase(open),
    hiddenFrom: hiddenFrom(open),
    ...(asked.length === 0 ? {} : { askedOf: asked }),
  };
}

function askedOf({ tasks, questionOpen, reporter }: OpenCase): readonly PersonId[] {
  const reporters = questionOpen && reporter !== undefined ? [reporter] : [];
  return [...new Set([...tasks.flatMap(({ done, people }) => (done ? [] : people)), ...reporters])];
}

/** @returns nothing for a restricted case: the incident log does not know of it (H24). */
export function logLine(open: OpenCase): LogLine | undefined {
  return open.access === 'ordinary' ? { caseId: open.id, hiddenFrom: hiddenFrom(open) } : undefined;
}

function hiddenFrom({ subjects, excluded }: OpenCase): readonly PersonId[] {
  return [...new Set([...subjects, ...excluded])];
}

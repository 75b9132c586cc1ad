import { peopleOnCase } from '#domain/case/access.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { CaseLine } from '#workflows/stored.ts';

/** @returns nothing for a closed case: it stands in no list of open ones. */
export function caseLine(open: OpenCase): CaseLine | undefined {
  const { id, reference, access, pack, category, urgent, reportedAt, owner, progress } = open;
  if (progress.status === 'closed') return undefined;
  return {
    ...{ caseId: id, reference, access, pack, category, urgent, reportedAt },
    status: progress.status,
    ...(owner === undefined ? {} : { owner }),
    visibleTo: peopleOnCase(open),
    hiddenFrom: [...new Set([...open.subjects, ...open.excluded])],
  };
}

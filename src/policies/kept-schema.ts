import { z } from 'zod';
import { policyFields } from './schema.ts';

/** @param before what held in packs that were kept before this field came. */
function added<Schema extends z.ZodTypeAny, Before>(schema: Schema, before: Before) {
  return schema.or(z.undefined().transform(() => before));
}

const { words } = policyFields;

/**
 * A policy pack as it was kept for the cases opened under it, by this release or an earlier one. It was
 * checked when it was kept: rules for packs that came later do not shut its cases, and a field that was
 * taken out since is passed over.
 */
export const keptSchema = z
  .object({
    ...policyFields,
    words: words.extend({ commerce: added(words.shape.commerce, 'Commerce') }),
    search: policyFields.search.unwrap().strip().optional(),
    measures: added(policyFields.measures, []),
    sanctionAdvice: added(policyFields.sanctionAdvice, []),
    vulnerableDuties: added(policyFields.vulnerableDuties, []),
    deletesAfterAdvice: added(policyFields.deletesAfterAdvice, false),
    pages: added(policyFields.pages, []),
    agreements: added(policyFields.agreements, []),
    courses: added(policyFields.courses, []),
    cycles: added(policyFields.cycles, []),
    advisers: policyFields.advisers.optional(),
  })
  .transform(({ advisers, ...pack }) => ({ ...pack, advisers: advisers ?? policeOf(pack) }));

function policeOf({
  bodies,
}: {
  readonly bodies: readonly { readonly id: string; readonly police: boolean }[];
}) {
  return bodies.filter(({ police }) => police).map(({ id }) => id);
}

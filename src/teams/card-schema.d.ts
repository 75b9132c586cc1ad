/** Stands in for `adaptivecards/src/schema`, which the templating types import as source we cannot check. */
export type IAdaptiveCard = { readonly type: 'AdaptiveCard' };

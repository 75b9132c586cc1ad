/** One person as the Playground's configuration file spells them: every key is required. */
export type PlaygroundPerson = {
  readonly id: string;
  readonly name: string;
  readonly userPrincipleName: string;
  readonly aadObjectId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
};

/** The tool refuses any other number. */
export const USERS_BESIDE_THE_CURRENT_ONE = 5;

/** The Playground's whole configuration file. The tool takes no other key, and exactly one channel. */
export type PlaygroundConfig = {
  readonly version: '0.1.1';
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly currentUser: PlaygroundPerson;
  readonly users: readonly PlaygroundPerson[];
  readonly personalChat: { readonly id: string };
  readonly groupChat: { readonly id: string; readonly name: string };
  readonly team: {
    readonly id: string;
    readonly name: string;
    readonly aadGroupId: string;
    readonly channels: readonly [{ readonly id: string; readonly name: string }];
  };
};

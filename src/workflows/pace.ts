/** How fast messages go out: `take` comes back when the next one may be sent. */
export type Pace = { readonly take: (tenant: string, chat: string) => Promise<void> };

/** What a pace needs of time, in milliseconds. */
type Timer = { readonly now: () => number; readonly sleep: (length: number) => Promise<void> };

/**
 * Ten a second of each process: with the two that infra/main.bicep starts, and with the four that it allows, together
 * well below what Teams takes of a tenant (50) and of a chat (7). The rest is left to reports and answers; what Teams
 * refuses all the same waits as long as its `Retry-After` says.
 *
 * Source: features, platform limits.
 */
const TENANT_EVERY = 1_000 / 10;
const CHAT_EVERY = 1_000;
const MOST_CHATS = 1_000;

/** Of one process. One chat is asked for by one sender at a time. */
export function createPace({ now, sleep }: Timer): Pace {
  const tenants = new Map<string, number>();
  const chats = new Map<string, number>();
  const until = async (moment: number) => {
    if (moment > now()) await sleep(moment - now());
  };
  return {
    take: async (tenant, chat) => {
      await until(chats.get(chat) ?? 0);
      const free = Math.max(now(), tenants.get(tenant) ?? 0);
      tenants.set(tenant, free + TENANT_EVERY);
      await until(free);
      if (chats.size >= MOST_CHATS) forgetBefore(chats, now());
      chats.set(chat, now() + CHAT_EVERY);
    },
  };
}

function forgetBefore(chats: Map<string, number>, moment: number): void {
  for (const [chat, free] of chats) if (free <= moment) chats.delete(chat);
}

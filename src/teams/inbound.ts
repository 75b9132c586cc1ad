import type { Activity, Attachment } from 'botbuilder';
import { type PersonId, parsePersonId, parseTenantId, type TenantId } from '#domain/ids.ts';
import type { Route } from '#workflows/stored.ts';

/** Who sent something, from where: from the activity alone, never from what a card carries (T9). */
export type Inbound = {
  readonly tenantId: TenantId;
  readonly account: PersonId;
  /** As Teams shows the account; never logged, never a key. */
  readonly accountName: string;
  readonly kind: 'personal' | 'group' | 'channel';
  readonly route: Route;
  /** Without the mention of the bot; case and spaces as typed. */
  readonly text: string;
  readonly hasFiles: boolean;
  /** The posted card that was pressed. */
  readonly pressedId?: string;
};

/** @returns nothing for an activity that names no tenant or no account of an organisation. */
export function parseInbound(activity: Activity): Inbound | undefined {
  const { conversation, from, serviceUrl } = activity;
  const tenantId = parseTenantId(tenantOf(activity));
  const account = parsePersonId(from?.aadObjectId ?? '');
  if (tenantId === undefined || account === undefined || !conversation?.id) return undefined;
  return {
    ...{ tenantId, account, accountName: from.name ?? '', kind: kindOf(conversation.conversationType) },
    route: { conversationId: conversation.id, serviceUrl, tenantId, teamsUserId: from.id },
    text: textOf(activity.text ?? ''),
    hasFiles: (activity.attachments ?? []).some((file) => !isTextOfMessage(file)),
    ...(activity.replyToId === undefined ? {} : { pressedId: activity.replyToId }),
  };
}

function tenantOf(activity: Activity): string {
  const data: unknown = activity.channelData;
  const tenant = isRecord(data) && isRecord(data['tenant']) ? data['tenant']['id'] : undefined;
  return activity.conversation?.tenantId ?? (typeof tenant === 'string' ? tenant : '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function kindOf(type: string | undefined): Inbound['kind'] {
  return type === 'channel' ? 'channel' : type === 'groupChat' ? 'group' : 'personal';
}

/** Teams sends the formatted text of a message as an attachment beside it: no file, unless it holds a picture. */
function isTextOfMessage({ contentType, content }: Attachment): boolean {
  if (contentType === 'text/html') return !holdsPicture(content);
  return contentType.startsWith('application/vnd.microsoft.card');
}

/** Emoji are pictures to Teams, and none to anybody else. */
function holdsPicture(content: unknown): boolean {
  const images = typeof content === 'string' ? (content.match(/<img\b[^>]*>/gi) ?? []) : [];
  return images.some((image) => !/emoji/i.test(image));
}

function textOf(raw: string): string {
  return raw
    .replaceAll(/<at>.*?<\/at>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .trim();
}

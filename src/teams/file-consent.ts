import type { Activity, Attachment } from 'botbuilder';
import { z } from 'zod';
import type { SchoolId } from '#domain/ids.ts';
import { parseSchoolId } from '#domain/ids.ts';
import { type Instant, parseInstant } from '#domain/time.ts';

/** What Steward makes files of. */
const FILE_KINDS = ['board'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A file with a neutral name: it can stand in a list of files for others to see. */
export type MadeFile = {
  readonly name: string;
  readonly description: string;
  readonly text: string;
  readonly lines: number;
};

/** What the card that offers a file carries: a hint of what was offered, and no right to it (T9). */
export type Offered = { readonly kind: FileKind; readonly school: SchoolId; readonly at: Instant };

/** What somebody answered; `uploadUrl` is where Teams takes the file, in their own OneDrive. */
export type Consent =
  | { readonly action: 'decline' }
  | { readonly action: 'accept'; readonly offered: Offered; readonly upload: Upload };
type Upload = {
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
};

/** Teams' own card: it asks whether this file may be put into the reader's OneDrive. */
export function consentActivity(file: MadeFile, { kind, school, at }: Offered): Partial<Activity> {
  const context = { kind, school, at: new Date(at).toISOString() };
  const attachment: Attachment = {
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name: file.name,
    content: {
      description: file.description,
      sizeInBytes: Buffer.byteLength(file.text),
      acceptContext: context,
      declineContext: context,
    },
  };
  return { attachments: [attachment], summary: 'Steward' };
}

/** Teams' own card of a file that is in somebody's OneDrive. */
export function fileActivity(name: string, { contentUrl, uniqueId, fileType }: Upload): Partial<Activity> {
  const contentType = 'application/vnd.microsoft.teams.card.file.info';
  return { attachments: [{ contentType, contentUrl, name, content: { uniqueId, fileType } }] };
}

const context = z.object({ kind: z.enum(FILE_KINDS), school: z.string(), at: z.string() });
const consent = z.union([
  z.object({ action: z.literal('decline') }),
  z.object({
    action: z.literal('accept'),
    context,
    uploadInfo: z.object({
      uploadUrl: z.string().max(8_000),
      contentUrl: z.string().max(8_000),
      uniqueId: z.string().max(200),
      fileType: z.string().max(20),
    }),
  }),
]);

export function parseConsent(value: unknown): Consent | undefined {
  const parsed = consent.safeParse(value);
  if (!parsed.success) return undefined;
  if (parsed.data.action === 'decline') return { action: 'decline' };
  const { context: hint, uploadInfo: upload } = parsed.data;
  const school = parseSchoolId(hint.school);
  const at = parseInstant(hint.at);
  if (school === undefined || at === undefined) return undefined;
  return { action: 'accept', offered: { kind: hint.kind, school, at }, upload };
}

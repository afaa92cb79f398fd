import { upload_direct } from "./direct_uploads.ts";
import { CommandError } from "./errors.ts";
import { sent } from "./sending.ts";
import type { WireError } from "./types.ts";
import type { Attachment, FileUploaded, UploadRules } from "./wire.gen.ts";

/** Whose files: a visitor of a site by their token, or an agent by theirs or by the session cookie. */
export interface FileAccess {
  /** The server's origin; empty for the page's own. */
  url: string;
  token?: string | undefined;
  site_key?: string | undefined;
  workspace_id?: string | undefined;
  /** Whether files may go straight into the storage. */
  is_direct?: boolean | undefined;
}

export interface UploadOptions {
  purpose?: "attachment" | "avatar";
  alt?: string;
  on_progress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Send a file: straight into the storage where that is offered and works, else to the server. */
export async function upload_file(access: FileAccess, file: File, options: UploadOptions = {}): Promise<Attachment> {
  const direct = access.is_direct && !options.purpose ? await upload_direct(access, file, options) : null;
  return direct ?? upload_to_server(access, file, options);
}

async function upload_to_server(
  access: FileAccess,
  file: File,
  { on_progress, signal, ...wish }: UploadOptions,
): Promise<Attachment> {
  const address = `${access.url}/v1/uploads?${query_of(access, { name: file.name || "file", ...wish })}`;
  const request = await sent("POST", address, file, { on_progress, signal, token: access.token });
  const answer = request.response as (FileUploaded & { error?: WireError }) | null;
  if (request.status === 201 && answer !== null) return answer.attachment;
  throw new CommandError(answer?.error ?? { code: "unavailable", message: `HTTP ${request.status}` });
}

export function query_of(access: FileAccess, more: Record<string, string | undefined>): string {
  const { site_key, workspace_id } = access;
  const given = Object.entries({ ...more, site_key, workspace_id }).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given as [string, string][]).toString();
}

/** For `accept` of a file input. Types that are named let a phone offer its camera, and give HEIC photos as JPEG. */
export function accepted_by(rules: UploadRules | null): string {
  return rules === null ? "" : [...rules.media_types, ...rules.extensions.map((one) => `.${one}`)].join(",");
}

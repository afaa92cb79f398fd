import { CommandError, no_answer } from "./errors.ts";
import { sent } from "./sending.ts";
import type { WireError } from "./types.ts";
import { type FileAccess, query_of, type UploadOptions } from "./uploads.ts";
import type { Attachment, FileUploaded, UploadBegun } from "./wire.gen.ts";

const out_of_reach = new Set<string>();

/** Put a file into the storage itself. Null where that is not to be had: then it goes to the server. */
export async function upload_direct(
  access: FileAccess,
  file: File,
  { alt = "", on_progress, signal }: UploadOptions,
): Promise<Attachment | null> {
  if (out_of_reach.has(access.url)) return null;
  const { site_key, workspace_id } = access;
  const wish = { name: file.name || "file", size: file.size, media_type: file.type, alt, site_key, workspace_id };
  const begun = await ask<UploadBegun>(access, "", signal, JSON.stringify(wish));
  const is_there = await sent("PUT", begun.url, file, { on_progress, signal }).then(
    ({ status }) => status < 300,
    () => false,
  );
  if (signal?.aborted) throw no_answer("Cancelled.");
  if (!is_there) {
    out_of_reach.add(access.url); // a policy or a bucket that does not let this page in will not do so soon
    return null;
  }
  return (await ask<FileUploaded>(access, `/${begun.file_id}?${query_of(access, {})}`, signal)).attachment;
}

async function ask<Answer>(access: FileAccess, path: string, signal?: AbortSignal, body?: string): Promise<Answer> {
  const headers = new Headers(access.token === undefined ? {} : { Authorization: `Bearer ${access.token}` });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  const request: RequestInit = { method: "POST", headers, credentials: "same-origin" };
  if (signal !== undefined) request.signal = signal;
  if (body !== undefined) request.body = body;
  const response = await fetch(`${access.url}/v1/direct-uploads${path}`, request).catch(() => {
    throw no_answer("The server cannot be reached.");
  });
  const answer = (await response.json().catch(() => null)) as (Answer & { error?: WireError }) | null;
  if (response.ok && answer !== null) return answer;
  throw new CommandError(answer?.error ?? { code: "unavailable", message: `HTTP ${response.status}` });
}

import { CommandError, no_answer } from "./errors.ts";
import type { WireError } from "./types.ts";
import type { Attachment, FileUploaded, UploadRules } from "./wire.gen.ts";

/** Whose files: a visitor of a site by their token, or an agent by theirs or by the session cookie. */
export interface FileAccess {
  /** The server's origin; empty for the page's own. */
  url: string;
  token?: string | undefined;
  site_key?: string | undefined;
  workspace_id?: string | undefined;
}

export interface UploadOptions {
  purpose?: "attachment" | "avatar";
  alt?: string;
  on_progress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Send a file. By XMLHttpRequest, because nothing else tells how far it is. */
export function upload_file(
  access: FileAccess,
  file: File,
  { on_progress, signal, ...wish }: UploadOptions = {},
): Promise<Attachment> {
  const { promise, resolve, reject } = deferred<Attachment>();
  const request = new XMLHttpRequest();
  request.open("POST", `${access.url}/v1/uploads?${query_of(access, { name: file.name || "file", ...wish })}`);
  if (access.token !== undefined) request.setRequestHeader("Authorization", `Bearer ${access.token}`);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.responseType = "json";
  request.upload.onprogress = ({ loaded, total }) => on_progress?.(total > 0 ? loaded / total : 0);
  request.onload = () => {
    const answer = request.response as (FileUploaded & { error?: WireError }) | null;
    if (request.status === 201 && answer !== null) resolve(answer.attachment);
    else reject(new CommandError(answer?.error ?? { code: "unavailable", message: `HTTP ${request.status}` }));
  };
  request.onerror = () => reject(no_answer("The server cannot be reached."));
  request.onabort = () => reject(no_answer("Cancelled."));
  signal?.addEventListener("abort", () => request.abort());
  request.send(file);
  return promise;
}

export function query_of(access: FileAccess, more: Record<string, string | undefined>): string {
  const { site_key, workspace_id } = access;
  const given = Object.entries({ ...more, site_key, workspace_id }).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given as [string, string][]).toString();
}

function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** For `accept` of a file input. Types that are named let a phone offer its camera, and give HEIC photos as JPEG. */
export function accepted_by(rules: UploadRules | null): string {
  return rules === null ? "" : [...rules.media_types, ...rules.extensions.map((one) => `.${one}`)].join(",");
}

import { no_answer } from "./errors.ts";

export interface SendingOptions {
  on_progress?: ((share: number) => void) | undefined;
  signal?: AbortSignal | undefined;
  token?: string | undefined;
}

/** Send a file. By XMLHttpRequest, because nothing else tells how far it is. */
export function sent(
  method: string,
  address: string,
  file: File,
  { on_progress, signal, token }: SendingOptions,
): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    if (token !== undefined) request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => on_progress?.(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(request);
    request.onerror = () => reject(no_answer("The server cannot be reached."));
    request.onabort = () => reject(no_answer("Cancelled."));
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

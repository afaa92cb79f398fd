import { CommandError, no_answer } from "./errors.ts";
import type {
  AcceptInvitation,
  Account,
  AccountChanged,
  AccountCreated,
  CreateAccount,
  CreateSession,
  CreateWorkspace,
  EmailConfirmed,
  InvitationAccepted,
  InvitationFound,
  SessionCreated,
  SessionInfo,
  SessionList,
  WorkspaceChanged,
} from "./wire.gen.ts";
import type { WireError } from "./types.ts";

export interface HttpOptions {
  /** The server's origin; empty for the page's own. */
  url: string;
  /** Without it the session cookie counts. */
  token?: string;
}

/** The few things that only HTTP can do. Refusals are thrown as CommandError. */
export class HttpClient {
  readonly #options: HttpOptions;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  create_account(account: CreateAccount): Promise<AccountCreated> {
    return this.#ask<AccountCreated>("POST", "/v1/accounts", account);
  }

  /** The password once more, because nobody can undo it. */
  async delete_account(password: string): Promise<void> {
    await this.#ask("DELETE", "/v1/accounts/current", { password });
  }

  /** Follow a link from a mail: confirm an address, or one end of its change. */
  confirm_email(token: string): Promise<EmailConfirmed> {
    return this.#ask<EmailConfirmed>("POST", `/v1/email-confirmations/${encodeURIComponent(token)}`);
  }

  async request_password_reset(email: string): Promise<void> {
    await this.#ask("POST", "/v1/password-resets", { email });
  }

  async reset_password(token: string, password: string): Promise<void> {
    await this.#ask("PUT", `/v1/password-resets/${encodeURIComponent(token)}`, { password });
  }

  create_session(credentials: CreateSession): Promise<SessionCreated> {
    return this.#ask<SessionCreated>("POST", "/v1/sessions", credentials);
  }

  async list_sessions(): Promise<SessionInfo[]> {
    return (await this.#ask<SessionList>("GET", "/v1/sessions")).sessions;
  }

  /** Sign a device out: another one by its id, or this one. */
  async delete_session(id: string): Promise<void> {
    await this.#ask("DELETE", `/v1/sessions/${encodeURIComponent(id)}`);
  }

  /** Null where nobody is signed in. */
  async who_am_i(): Promise<Account | null> {
    try {
      return (await this.#ask<AccountChanged>("GET", "/v1/accounts/current")).account;
    } catch (error) {
      if (error instanceof CommandError && error.code === "unauthorized") return null;
      throw error;
    }
  }

  create_workspace(workspace: CreateWorkspace): Promise<WorkspaceChanged> {
    return this.#ask<WorkspaceChanged>("POST", "/v1/workspaces", workspace);
  }

  /** What an invitation's link leads to, to be shown before somebody joins. */
  get_invitation(token: string): Promise<InvitationFound> {
    return this.#ask<InvitationFound>("GET", `/v1/invitations/${encodeURIComponent(token)}`);
  }

  /** Join, with a name and a password by a new account, without them as who is signed in. */
  accept_invitation(token: string, wish: AcceptInvitation): Promise<InvitationAccepted> {
    return this.#ask<InvitationAccepted>("POST", `/v1/invitations/${encodeURIComponent(token)}`, wish);
  }

  async #ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const { url, token } = this.#options;
    const headers = new Headers(token === undefined ? {} : { Authorization: `Bearer ${token}` });
    const request: RequestInit = { method, headers, credentials: "same-origin" };
    if (body !== undefined) {
      headers.set("Content-Type", "application/json");
      request.body = JSON.stringify(body);
    }
    const response = await fetch(url + path, request).catch(() => {
      throw no_answer("The server cannot be reached.");
    });
    const answer = (await response.json().catch(() => null)) as unknown;
    if (!response.ok) throw new CommandError(refusal_in(answer, response.status));
    return answer as Answer;
  }
}

/** What stands between us and the server refuses in its own words. */
function refusal_in(answer: unknown, status: number): WireError {
  const error = (answer as { error?: WireError } | null)?.error;
  return error ?? { code: status >= 500 ? "unavailable" : "internal", message: `HTTP ${status}` };
}

import type { ErrorCode } from "./wire.gen.ts";
import type { WireError } from "./types.ts";

/** A command that was refused, or whose answer did not come. */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly retry_after: number | null;

  constructor(error: WireError) {
    super(error.message);
    this.name = "CommandError";
    this.code = error.code;
    this.field = error.field ?? null;
    this.retry_after = error.retry_after ?? null;
  }

  toJSON(): WireError {
    return { code: this.code, message: this.message, field: this.field, retry_after: this.retry_after };
  }
}

/** No answer, so the outcome is unknown: the code that the server uses for the same thing. */
export function no_answer(message: string): CommandError {
  return new CommandError({ code: "unavailable", message });
}

export function as_command_error(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  return new CommandError({ code: "internal", message: error instanceof Error ? error.message : String(error) });
}

/** Nothing was done, or nobody knows: the same again may succeed. */
export function is_transient(code: ErrorCode): boolean {
  return code === "unavailable" || code === "rate_limited" || code === "overloaded" || code === "draining";
}

/** A connection refused for this is refused again. */
export function is_final_refusal(code: ErrorCode): boolean {
  return code === "unauthorized" || code === "origin_not_allowed" || code === "not_found" || code === "blocked";
}

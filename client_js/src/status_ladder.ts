import type { ConnectionStatus, WireError } from "./types.ts";

const SILENT_MS = 2_000;
const UNREACHABLE_MS = 30_000;

/** Turns what the connection goes through into what a person should be told: a short break is not worth a word. */
export class StatusLadder {
  readonly #report: (status: ConnectionStatus, refusal: WireError | null) => void;
  #status: ConnectionStatus = "idle";
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(report: (status: ConnectionStatus, refusal: WireError | null) => void) {
    this.#report = report;
  }

  connecting(): void {
    this.#settle("connecting");
    this.#later("unreachable", UNREACHABLE_MS);
  }

  online(): void {
    this.#settle("online");
  }

  lost(): void {
    // Whoever is not online is already on the ladder, and climbs on from where they are.
    if (this.#status !== "online" || this.#timers.length > 0) return;
    this.#later("reconnecting", SILENT_MS);
    this.#later("unreachable", UNREACHABLE_MS);
  }

  refused(refusal: WireError): void {
    this.#settle("refused", refusal);
  }

  idle(): void {
    this.#settle("idle");
  }

  #settle(status: ConnectionStatus, refusal: WireError | null = null): void {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    this.#show(status, refusal);
  }

  #later(status: ConnectionStatus, after: number): void {
    this.#timers.push(setTimeout(() => this.#show(status, null), after));
  }

  #show(status: ConnectionStatus, refusal: WireError | null): void {
    if (status === this.#status && refusal === null) return;
    this.#status = status;
    this.#report(status, refusal);
  }
}

import { retry_delay } from "./backoff.ts";
import { as_command_error, CommandError, is_final_refusal, no_answer } from "./errors.ts";
import type { Ack, Socket } from "./socket.ts";
import { StatusLadder } from "./status_ladder.ts";
import type { ConnectionStatus, WireError } from "./types.ts";

const ACK_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 20_000;
const page = typeof window === "undefined" ? null : window;

export type Payload<Commands, Name extends keyof Commands> = Commands[Name] extends { payload: infer P } ? P : never;
export type Result<Commands, Name extends keyof Commands> = Commands[Name] extends { result: infer R } ? R : never;
export type Listeners<Events> = { [Name in keyof Events]: (event: Events[Name]) => void };

export interface ConnectionOptions<Events> {
  socket: Socket;
  listeners: Listeners<Events>;
  /** What makes a fresh connection useful. Until it is through, the connection does not count as online. */
  start: () => Promise<void>;
  on_online: () => void;
  on_status: (status: ConnectionStatus, refusal: WireError | null) => void;
  /** Whether a refusal that looks final is worth one more try. */
  on_refusal?: (refusal: WireError) => boolean;
}

/** Keeps one socket connected, and gives every command its answer: the server's, or that there was none. */
export class Connection<Commands, Events> {
  readonly #options: ConnectionOptions<Events>;
  readonly #socket: Socket;
  readonly #ladder: StatusLadder;
  readonly #calls = new Set<(error: CommandError) => void>();
  #phase: "closed" | "opening" | "starting" | "online" = "closed";
  #is_wanted = false;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ConnectionOptions<Events>) {
    this.#options = options;
    this.#ladder = new StatusLadder(options.on_status);
    this.#socket = options.socket;
    this.#socket.on("connect", () => void this.#start());
    this.#socket.on("connect_error", (error) => this.#fail(error.data ?? null));
    this.#socket.on("disconnect", () => this.#lose(null));
    for (const name in options.listeners) this.#socket.on(name, options.listeners[name]);
  }

  readonly is_ready = (): boolean => this.#phase === "online";

  /** Connect and stay so. Where that is already under way but waits, try at once. */
  connect(): void {
    if (this.#phase !== "closed") return;
    if (!this.#is_wanted) page?.addEventListener("online", this.#open);
    this.#is_wanted = true;
    this.#attempt = 0;
    this.#ladder.connecting();
    this.#open();
  }

  disconnect(): void {
    this.#end();
    this.#ladder.idle();
  }

  /** Leave, and come back after a while. */
  drop(retry_after: number | null): void {
    this.#lose(retry_after);
    this.#socket.disconnect();
  }

  refuse(refusal: WireError): void {
    this.#end();
    this.#ladder.refused(refusal);
  }

  /** What is known has become worthless: go through the start again. */
  restart(): void {
    if (this.#phase === "online") void this.#start();
  }

  readonly call = <Name extends keyof Commands & string>(
    name: Name,
    payload: Payload<Commands, Name>,
  ): Promise<Result<Commands, Name>> =>
    new Promise((resolve, reject) => {
      if (!this.#socket.connected) {
        reject(no_answer("There is no connection."));
        return;
      }
      const settle = () => {
        clearTimeout(timer);
        this.#calls.delete(fail);
      };
      const fail = (error: CommandError) => {
        settle();
        reject(error);
      };
      const timer = setTimeout(() => fail(no_answer("No answer within 10 seconds.")), ACK_TIMEOUT_MS);
      this.#calls.add(fail);
      this.#socket.emit(name, payload, (answer: Ack) => {
        settle();
        if (answer.ok) resolve(answer.data as Result<Commands, Name>);
        else reject(new CommandError(answer.error));
      });
    });

  readonly #open = (): void => {
    if (this.#phase !== "closed") return;
    clearTimeout(this.#timer);
    this.#phase = "opening";
    this.#timer = setTimeout(() => this.drop(null), CONNECT_TIMEOUT_MS);
    this.#socket.connect();
  };

  async #start(): Promise<void> {
    clearTimeout(this.#timer);
    this.#phase = "starting";
    try {
      await this.#options.start();
    } catch (error) {
      // A connection that was lost meanwhile is already being made anew.
      if (this.#socket.connected) this.#fail(as_command_error(error));
      return;
    }
    this.#phase = "online";
    this.#attempt = 0;
    this.#ladder.online();
    this.#options.on_online();
  }

  #fail(refusal: WireError | null): void {
    const is_final = refusal !== null && is_final_refusal(refusal.code);
    if (is_final && this.#options.on_refusal?.(refusal) !== true) this.refuse(refusal);
    else this.drop(refusal?.retry_after ?? null);
  }

  #lose(retry_after: number | null): void {
    if (this.#phase === "closed") return;
    this.#close();
    this.#ladder.lost();
    this.#timer = setTimeout(this.#open, retry_delay(this.#attempt, retry_after));
    this.#attempt += 1;
  }

  #end(): void {
    this.#close();
    this.#is_wanted = false;
    page?.removeEventListener("online", this.#open);
    this.#socket.disconnect();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#phase = "closed";
    for (const fail of [...this.#calls]) fail(no_answer("The connection was lost."));
  }
}

import type { Ack, Socket, SocketFactory } from "../src/socket.ts";
import type { WireError } from "../src/types.ts";

export interface Sent {
  name: string;
  payload: never;
  ack: (answer: Ack) => void;
}
type Answer = (payload: never) => object | undefined;

/** The other end of the line, in the hands of a test. Commands it has no answer for wait in `sent`. */
export class FakeSocket implements Socket {
  connected = false;
  connects = 0;
  auth: Record<string, string> = {};
  sent: Sent[] = [];
  answers: Record<string, Answer> = {};
  /** Undefined: connecting takes for ever. */
  door: "open" | WireError | undefined = "open";
  readonly #listeners = new Map<string, (payload: never) => void>();
  #ask_auth: () => Record<string, string> = () => ({});

  readonly factory: SocketFactory = ({ auth }) => {
    this.#ask_auth = auth;
    return this;
  };

  on(event: string, listener: (payload: never) => void): void {
    this.#listeners.set(event, listener);
  }

  connect(): void {
    this.connects += 1;
    this.auth = this.#ask_auth();
    const { door } = this;
    if (door === undefined) return;
    queueMicrotask(() => {
      if (door === "open") {
        this.connected = true;
        this.tell("connect", undefined);
      } else this.tell("connect_error", Object.assign(new Error(door.message), { data: door }));
    });
  }

  /** As Socket.IO does: whoever was connected is told. */
  disconnect(): void {
    if (this.connected) this.cut();
  }

  cut(): void {
    this.connected = false;
    this.tell("disconnect", undefined);
  }

  emit(name: string, payload: unknown, ack: (answer: Ack) => void): void {
    const answer = this.answers[name]?.(payload as never);
    if (answer === undefined) this.sent.push({ name, payload: payload as never, ack });
    else
      queueMicrotask(() =>
        ack("code" in answer ? { ok: false, error: answer as WireError } : { ok: true, data: answer }),
      );
  }

  tell(event: string, payload: unknown): void {
    this.#listeners.get(event)?.(payload as never);
  }

  /** The next command of this name that waits for its answer. */
  take(name: string): Sent {
    const index = this.sent.findIndex((sent) => sent.name === name);
    if (index === -1) throw new Error(`No ${name} was sent, but ${this.names().join(", ") || "nothing"}`);
    return this.sent.splice(index, 1)[0]!;
  }

  names(): string[] {
    return this.sent.map(({ name }) => name);
  }
}

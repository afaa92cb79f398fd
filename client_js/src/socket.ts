import type { WireError } from "./types.ts";

export type Namespace = "/visitor" | "/agent";
export type Ack = { ok: true; data: unknown } | { ok: false; error: WireError };

/** What a connection needs of a Socket.IO socket. It must not reconnect by itself, nor buffer while it is closed. */
export interface Socket {
  readonly connected: boolean;
  connect(): unknown;
  disconnect(): unknown;
  on(event: "connect" | "disconnect", listener: () => void): unknown;
  on(event: "connect_error", listener: (error: Error & { data?: WireError }) => void): unknown;
  on(event: string, listener: (payload: never) => void): unknown;
  emit(event: string, payload: unknown, ack: (answer: Ack) => void): unknown;
}

export interface SocketOptions {
  url: string;
  namespace: Namespace;
  /** Asked afresh at every connect. */
  auth: () => Record<string, string>;
}

export type SocketFactory = (options: SocketOptions) => Socket;

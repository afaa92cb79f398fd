import type { Ack, SocketFactory } from "@chatting/client";
import { Socket as Engine } from "engine.io-client";

type Listener = (value: never) => void;

const CONNECT = "0";
const DISCONNECT = "1";
const EVENT = "2";
const ACK = "3";
const CONNECT_ERROR = "4";

/**
 * Socket.IO upon its own engine, for one namespace and text only. The engine does what is hard: transports,
 * fallback, heartbeat. Most of the rest of socket.io-client is for what client_js does itself or nobody does here.
 */
export const slim_socket: SocketFactory = ({ url, namespace, auth }) => {
  const listeners: Record<string, Listener[]> = {};
  const acks = new Map<string, (answer: Ack) => void>();
  let engine: Engine | null = null;
  let next_id = 0;

  const tell = (event: string, value?: unknown): void =>
    listeners[event]?.forEach((listener) => listener(value as never));

  const send = (type: string, id: string, payload?: unknown): void =>
    void engine?.send(`${type}${namespace},${id}${payload === undefined ? "" : JSON.stringify(payload)}`);

  const end = (): void => {
    const ended = engine;
    engine = null;
    socket.connected = false;
    acks.clear();
    ended?.close();
  };

  const receive = (packet: unknown): void => {
    if (typeof packet !== "string" || !packet.startsWith(namespace + ",", 1)) return;
    const [, id = "", json = ""] = /^(\d*)(.*)$/s.exec(packet.slice(namespace.length + 2)) ?? [];
    const payload: unknown = json && JSON.parse(json);
    switch (packet[0]) {
      case CONNECT:
        socket.connected = true;
        {
          tell("connect");
          return;
        }
      case CONNECT_ERROR: {
        tell("connect_error", payload);
        return;
      }
      case EVENT: {
        const [event, value] = payload as [string, unknown];
        tell(event, value);
        return;
      }
      case ACK: {
        const acknowledge = acks.get(id);
        acks.delete(id);
        return acknowledge?.((payload as [Ack])[0]);
      }
      case DISCONNECT:
        end();
        tell("disconnect");
    }
  };

  const socket = {
    connected: false,
    connect() {
      end();
      const opened = new Engine(url, {
        path: "/socket.io",
        transports: ["websocket", "polling"],
        tryAllTransports: true,
        upgrade: false,
      });
      // What an engine says after it was given up is nobody's business.
      const when_current = (act: (value?: unknown) => void) => (value?: unknown) => {
        if (engine === opened) act(value);
      };
      engine = opened;
      opened.on(
        "open",
        when_current(() => send(CONNECT, "", auth())),
      );
      opened.on("message", when_current(receive));
      opened.on(
        "error",
        when_current((error) => tell("connect_error", error)),
      );
      opened.on(
        "close",
        when_current(() => {
          end();
          tell("disconnect");
        }),
      );
    },
    disconnect() {
      if (socket.connected) send(DISCONNECT, "");
      end();
    },
    on(event: string, listener: Listener) {
      (listeners[event] ??= []).push(listener);
    },
    emit(event: string, payload: unknown, ack: (answer: Ack) => void) {
      const id = String(next_id++);
      acks.set(id, ack);
      send(EVENT, id, [event, payload]);
    },
  };
  return socket;
};

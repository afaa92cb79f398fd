import { io } from "socket.io-client";
import type { SocketFactory } from "./socket.ts";

/** Socket.IO without its own reconnecting: connection.ts does that, because it knows which refusals are final. */
export const socket_io: SocketFactory = ({ url, namespace, auth }) =>
  io(url.replace(/\/$/, "") + namespace, {
    auth: (done) => done(auth()),
    autoConnect: false,
    forceNew: true,
    reconnection: false,
    timeout: 10_000,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
  });

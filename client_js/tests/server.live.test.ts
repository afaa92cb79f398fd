import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { AgentClient, HttpClient, memory_storage, message_state, socket_io, VisitorClient } from "../src/index.ts";
import type { AccountCreated, KeyValueStorage, Socket, SocketFactory, VisitorState } from "../src/index.ts";

/** A real server, which tests/test_client_js.py starts. */
const url = process.env["CHATTING_URL"] ?? "";

let account: AccountCreated;
const open_clients: { disconnect: () => void }[] = [];

beforeAll(async () => {
  account = await new HttpClient({ url }).create_account({
    name: "Ana",
    email: `ana-${crypto.randomUUID()}@bakery.example`,
    password: "a long enough password",
    workspace_name: "Bakery",
  });
});
afterEach(() => {
  for (const client of open_clients.splice(0)) client.disconnect();
});

/** The default sockets, within reach of a test: it can cut them, and let live events of a name get lost. */
class Line {
  lost = "";
  #socket: (Socket & { io?: { engine?: { close: () => void } } }) | undefined;

  readonly factory: SocketFactory = (options) => {
    const socket = socket_io(options);
    const on: Socket["on"] = socket.on.bind(socket);
    socket.on = (event: string, listener: (payload: never) => void) =>
      on(event, (payload: never) => {
        if (event !== this.lost) listener(payload);
      });
    return (this.#socket = socket);
  };

  cut(): void {
    this.#socket?.io?.engine?.close();
  }
}

function visitor(storage: KeyValueStorage = memory_storage(), create_socket: SocketFactory = socket_io): VisitorClient {
  const site_key = account.workspace.sites[0]!.key;
  const client = new VisitorClient({ url, site_key, storage, locale: "en", create_socket });
  open_clients.push(client);
  client.connect();
  return client;
}

function agent(create_socket: SocketFactory = socket_io): AgentClient {
  const client = new AgentClient({ url, storage: memory_storage(), token: account.token, create_socket });
  open_clients.push(client);
  client.connect();
  return client;
}

interface Client<State> {
  readonly state: State;
  subscribe: (listener: () => void) => () => void;
}

/** The first state for which `find` finds something, and what it found. */
function until<State, Found>(
  client: Client<State>,
  find: (state: State) => Found | undefined | false,
  patience = 10_000,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = find(client.state);
      if (found === undefined || found === false) return;
      clearTimeout(timer);
      stop();
      resolve(found);
    };
    const timer = setTimeout(() => reject(new Error(`Still waiting: ${JSON.stringify(client.state)}`)), patience);
    const stop = client.subscribe(look);
    look();
  });
}

const online = (state: { status: string }) => state.status === "online";
const bodies = (messages: { body: string }[] = []) => messages.map(({ body }) => body);
const first_id = (state: VisitorState) => (state.pending.length === 0 ? state.order[0] : undefined);

/** Vera has said hello, Ana has the conversation open. */
async function chat(lines: { of_vera?: SocketFactory; of_ana?: SocketFactory } = {}) {
  const storage = memory_storage();
  const ana = agent(lines.of_ana);
  const vera = visitor(storage, lines.of_vera);
  await until(ana, online);
  await until(vera, online);
  vera.send("Hello", null);
  const id = await until(vera, first_id);
  ana.open_conversation(id);
  await until(ana, ({ threads }) => threads[id]?.messages.length === 1 && !threads[id].is_loading);
  return { id, ana, vera, storage };
}

describe("with a real server", () => {
  test("visitor and agent chat, and both see one order", async () => {
    const { id, ana, vera } = await chat();
    await until(ana, ({ inbox }) => inbox.ids[0] === id);
    for (const body of ["one", "two", "three"]) {
      vera.send(`visitor ${body}`, id);
      ana.send(id, `agent ${body}`, "reply");
    }
    ana.send(id, "only among us", "note");
    const seen_by_ana = await until(ana, ({ threads, pending }) => {
      const { messages = [] } = threads[id] ?? {};
      return messages.length === 8 && pending.length === 0 && messages;
    });
    await until(vera, ({ conversations, pending }) => conversations[id]?.messages.length === 7 && pending.length === 0);
    const public_to_ana = seen_by_ana.filter(({ kind }) => kind === "reply");
    expect(bodies(vera.state.conversations[id]?.messages)).toEqual(bodies(public_to_ana));
    for (const who of ["visitor", "agent"]) {
      const own = bodies(public_to_ana).filter((body) => body.startsWith(who));
      expect(own).toEqual([`${who} one`, `${who} two`, `${who} three`]);
    }
  });

  test("a message climbs from sent to read, and unread numbers follow", async () => {
    const { id, ana, vera } = await chat();
    const hello = ana.state.threads[id]!.messages[0]!;
    await until(ana, ({ items }) => items[id]?.unread_count === 1);
    const me = { type: "visitor", id: vera.state.visitor!.id } as const;
    const state_is = (wanted: string) => (state: VisitorState) => {
      const { messages, reads } = state.conversations[id]!;
      return message_state(messages[0]!, reads, me) === wanted;
    };
    await until(vera, state_is("delivered"));
    ana.mark_read(id, hello.id);
    await until(vera, state_is("read"));
    await until(ana, ({ items }) => items[id]?.unread_count === 0);
    ana.set_typing(id, true);
    await until(vera, ({ typing }) => typing[id]?.[0]?.type === "agent");
    ana.send(id, "Good morning", "reply");
    await until(vera, ({ unread, typing }) => unread[id] === 1 && typing[id]?.length === 0);
    vera.mark_read(id, vera.state.conversations[id]!.messages.at(-1)!.id);
    const answer = await until(ana, ({ threads }) => threads[id]?.messages[1]);
    const ana_as = { type: "agent", id: ana.state.agent!.id } as const;
    await until(ana, ({ threads }) => message_state(answer, threads[id]!.reads, ana_as) === "read");
  });

  test("a repeated client_id gives the message there is", async () => {
    const { id, vera, storage } = await chat();
    const entry = vera.send("once", id);
    const kept = await until(
      vera,
      ({ conversations, pending }) => pending.length === 0 && conversations[id]?.messages[1],
    );
    vera.disconnect();
    const site_key = account.workspace.sites[0]!.key;
    storage.set(`${site_key}:outbox`, JSON.stringify([entry]));
    const again = visitor(storage);
    expect(again.state.pending).toHaveLength(1);
    await until(again, ({ conversations, pending }) => pending.length === 0 && conversations[id] !== undefined);
    expect(again.state.visitor?.id).toBe(vera.state.visitor?.id);
    expect(again.state.conversations[id]?.messages.map((message) => message.id)).toContain(kept.id);
    expect(bodies(again.state.conversations[id]?.messages)).toEqual(["Hello", "once"]);
  });

  test("an ack that was lost with the connection does not double a message", async () => {
    const line = new Line();
    const { id, vera } = await chat({ of_vera: line.factory });
    for (const body of ["one", "two", "three"]) {
      vera.send(body, id);
      line.cut();
      await until(vera, ({ pending }) => pending.length === 0);
    }
    expect(bodies(vera.state.conversations[id]?.messages)).toEqual(["Hello", "one", "two", "three"]);
  });

  test("both sides catch up after their sockets were cut", async () => {
    const [of_vera, of_ana] = [new Line(), new Line()];
    const { id, ana, vera } = await chat({ of_vera: of_vera.factory, of_ana: of_ana.factory });
    of_ana.cut();
    vera.send("while Ana was away", id);
    await until(ana, ({ threads }) => threads[id]?.messages.length === 2);
    of_vera.cut();
    ana.send(id, "while Vera was away", "reply");
    await until(vera, ({ conversations }) => conversations[id]?.messages.length === 3);
    const expected = ["Hello", "while Ana was away", "while Vera was away"];
    expect(bodies(ana.state.threads[id]?.messages)).toEqual(expected);
    expect(bodies(vera.state.conversations[id]?.messages)).toEqual(expected);
  });

  test("events that were lost on the way are asked for when the next one shows the gap", async () => {
    const [of_vera, of_ana] = [new Line(), new Line()];
    const { id, ana, vera } = await chat({ of_vera: of_vera.factory, of_ana: of_ana.factory });
    const words = ["one", "two", "three"];
    of_vera.lost = of_ana.lost = "message_created";
    for (const word of words) ana.send(id, word, "reply");
    await until(ana, ({ pending }) => pending.length === 0);
    of_vera.lost = of_ana.lost = "";
    ana.send(id, "four", "reply");
    await until(vera, ({ conversations }) => conversations[id]?.messages.length === 5);
    expect(bodies(vera.state.conversations[id]?.messages)).toEqual(["Hello", ...words, "four"]);
    await until(ana, ({ head, threads }) => threads[id]?.messages.at(-1)?.seq === head);
    expect(bodies(ana.state.threads[id]?.messages)).toEqual(["Hello", ...words, "four"]);
  });

  test("a last event that was lost is known by the next head", { timeout: 25_000 }, async () => {
    const of_vera = new Line();
    const { id, ana, vera } = await chat({ of_vera: of_vera.factory });
    of_vera.lost = "message_created";
    ana.send(id, "Good night", "reply");
    await until(vera, ({ conversations }) => conversations[id]?.messages.length === 2, 20_000);
  });

  test("an agent assigns, resolves, and the visitor sees who answers", async () => {
    const { id, ana, vera } = await chat();
    const own_id = ana.state.agent!.id;
    await ana.conversations.assign(id, own_id, null);
    await until(vera, ({ conversations }) => conversations[id]?.assignee?.name === "Ana");
    await expect(ana.conversations.assign(id, null, null)).rejects.toMatchObject({ code: "conflict" });
    ana.show_view("mine", "open");
    await until(ana, ({ inbox }) => !inbox.is_loading && inbox.ids.includes(id));
    const { mine } = ana.state.counts;
    await ana.conversations.set_status(id, "resolved");
    await until(ana, ({ inbox, counts }) => !inbox.ids.includes(id) && counts.mine === mine - 1);
    await until(vera, ({ conversations }) => conversations[id]?.status === "resolved");
  });

  test("counts stay what the server counts", async () => {
    const { id, ana } = await chat();
    await ana.conversations.assign(id, ana.state.agent!.id);
    const other = visitor();
    other.send("Me too", null);
    const other_id = await until(other, first_id);
    await until(ana, ({ items }) => items[other_id] !== undefined);
    const followed = ana.state.counts;
    const fresh = agent();
    await until(fresh, (state) => online(state) && !state.inbox.is_loading);
    expect({ ...followed, head: 0 }).toEqual({ ...fresh.state.counts, head: 0 });
    expect(ana.state.head).toBe(fresh.state.head);
    expect(ana.state.items[other_id]).toEqual(fresh.state.items[other_id]);
  });

  test("older messages come page by page", async () => {
    const { id, ana, vera } = await chat();
    for (let number = 1; number <= 60; number += 1) ana.send(id, `${number}`, "reply");
    await until(ana, ({ pending }) => pending.length === 0);
    vera.disconnect();
    vera.connect();
    await until(vera, (state) => online(state) && state.conversations[id]?.messages.at(-1)?.body === "60");
    while (vera.state.conversations[id]?.has_more === true) await vera.load_older(id);
    const expected = ["Hello", ...Array.from({ length: 60 }, (_, index) => `${index + 1}`)];
    expect(bodies(vera.state.conversations[id]?.messages)).toEqual(expected);
  });

  test("a wrong site key and a wrong token are final", async () => {
    const stranger = new VisitorClient({ url, site_key: "no-such-site", storage: memory_storage() });
    open_clients.push(stranger);
    stranger.connect();
    const refused = await until(stranger, ({ refusal }) => refusal ?? undefined);
    expect(refused.code).toBe("not_found");
    const thief = new AgentClient({ url, token: "stolen", storage: memory_storage() });
    open_clients.push(thief);
    thief.connect();
    expect((await until(thief, ({ refusal }) => refusal ?? undefined)).code).toBe("unauthorized");
  });

  test("a session that ends takes its sockets with it", async () => {
    const { token } = await new HttpClient({ url }).create_session({
      email: account.account.email,
      password: "a long enough password",
    });
    const client = new AgentClient({ url, token, storage: memory_storage() });
    open_clients.push(client);
    client.connect();
    await until(client, online);
    await new HttpClient({ url, token }).delete_session("current");
    expect((await until(client, ({ refusal }) => refusal ?? undefined)).code).toBe("unauthorized");
  });
});

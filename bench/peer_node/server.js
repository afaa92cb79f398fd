// The same durable chat the straightforward ways: socket.io and pg.
//   node server.js transaction   BEGIN, UPDATE, INSERT, COMMIT
//   node server.js statement     one prepared statement with a CTE
//   node server.js batch         what waits goes into one statement, as a team that knows this trick would do it
// It authenticates nobody and checks nothing, which flatters it. DATABASE is a JSON of pg's options; prints its port.
import { createServer } from "node:http";
import pg from "pg";
import { Server } from "socket.io";

const TABLES = `
CREATE TABLE IF NOT EXISTS conversation (id text PRIMARY KEY, seq bigint NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS message (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), conversation_id text NOT NULL REFERENCES conversation,
  client_id uuid NOT NULL, author text NOT NULL, body text NOT NULL, seq bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), UNIQUE (conversation_id, author, client_id), UNIQUE (conversation_id, seq)
)`;
const NUMBER = "UPDATE conversation SET seq = seq + 1 WHERE id = $1 RETURNING seq";
const INSERT =
  "INSERT INTO message (conversation_id, client_id, author, body, seq) VALUES ($1, $2, $3, $4, $5) RETURNING id, created_at";
const AT_ONCE = `
WITH numbered AS (UPDATE conversation SET seq = seq + 1 WHERE id = $1 RETURNING seq)
INSERT INTO message (conversation_id, client_id, author, body, seq) SELECT $1, $2, $3, $4, seq FROM numbered
RETURNING id, seq, created_at`;
const TOGETHER = `
WITH draft AS (
  SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY
  AS d(conversation_id, client_id, author, body, n)
), numbered AS (
  UPDATE conversation c SET seq = c.seq + t.total
  FROM (SELECT conversation_id, count(*) AS total FROM draft GROUP BY 1) t WHERE c.id = t.conversation_id
  RETURNING c.id, c.seq - t.total AS before
)
INSERT INTO message (conversation_id, client_id, author, body, seq)
SELECT conversation_id, client_id, author, body, before + row_number() OVER (PARTITION BY conversation_id ORDER BY n)
FROM draft JOIN numbered ON numbered.id = conversation_id RETURNING id, client_id, seq, created_at`;

const pool = new pg.Pool({ ...JSON.parse(process.env.DATABASE), max: 10 });
const post = { transaction: inATransaction, statement: inOneStatement, batch: inABatch }[process.argv[2]];

async function inATransaction(conversation, author, { client_id, body }) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { seq } = (await client.query({ name: "number", text: NUMBER, values: [conversation] })).rows[0];
    const values = [conversation, client_id, author, body, seq];
    const { rows } = await client.query({ name: "insert", text: INSERT, values });
    await client.query("COMMIT");
    return { ...rows[0], seq };
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

async function inOneStatement(conversation, author, { client_id, body }) {
  const { rows } = await pool.query({ name: "post", text: AT_ONCE, values: [conversation, client_id, author, body] });
  return rows[0];
}

const waiting = [];
let isWriting = false;

function inABatch(conversation, author, { client_id, body }) {
  return new Promise((resolve, reject) => {
    waiting.push({ conversation, author, client_id, body, resolve, reject });
    if (!isWriting) write();
  });
}

async function write() {
  isWriting = true;
  while (waiting.length) {
    const batch = waiting.splice(0, 200);
    const column = (name) => batch.map((draft) => draft[name]);
    const values = [column("conversation"), column("client_id"), column("author"), column("body")];
    try {
      const { rows } = await pool.query({ name: "together", text: TOGETHER, values });
      const kept = new Map(rows.map(({ client_id, ...row }) => [client_id, row]));
      batch.forEach((draft) => draft.resolve(kept.get(draft.client_id)));
    } catch (error) {
      batch.forEach((draft) => draft.reject(error));
    }
  }
  isWriting = false;
}

const http = createServer();
const io = new Server(http, {
  transports: ["websocket"],
  perMessageDeflate: false,
  serveClient: false,
  pingInterval: 10000, // as often as Chatting asks
  pingTimeout: 8000,
});

io.of("/agent").on("connection", (socket) => socket.join("agents"));
io.of("/visitor").on("connection", (socket) => {
  const conversation = socket.handshake.auth.conversation;
  const author = { type: "visitor", id: conversation, name: null };
  socket.join(conversation);
  socket.on("send_message", async (command, ack) => {
    const kept = await post(conversation, author.id, command);
    const message = { ...kept, conversation_id: conversation, client_id: command.client_id, kind: "reply", body: command.body, author };
    ack({ ok: true, data: { message } });
    const event = { seq: kept.seq, at: kept.created_at, conversation_id: conversation, actor: author, data: message };
    io.of("/visitor").to(conversation).emit("message_created", event);
    io.of("/agent").to("agents").emit("message_created", event);
  });
  socket.on("set_typing", ({ is_typing }, ack) => {
    io.of("/agent").to("agents").emit("typing_changed", { conversation_id: conversation, author, is_typing });
    ack({ ok: true, data: {} });
  });
  pool
    .query("INSERT INTO conversation (id) VALUES ($1) ON CONFLICT DO NOTHING", [conversation])
    .then(() => socket.emit("ready"));
});

await pool.query(TABLES);
http.listen(0, "127.0.0.1", () => process.stdout.write(`${http.address().port}\n`));

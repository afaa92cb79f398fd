// The same durable chat the straightforward way: socket.io and pg.
//   node server.js transaction   BEGIN, UPDATE, INSERT, COMMIT
//   node server.js statement     one prepared statement with a CTE
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

const pool = new pg.Pool({ ...JSON.parse(process.env.DATABASE), max: 10 });
const post = process.argv[2] === "statement" ? inOneStatement : inATransaction;

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

const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false, serveClient: false });

io.of("/agent").on("connection", (socket) => socket.join("agents"));
io.of("/visitor").on("connection", (socket) => {
  const conversation = socket.handshake.auth.conversation;
  socket.join(conversation);
  socket.on("send_message", async (command, ack) => {
    const author = { type: "visitor", id: conversation, name: null };
    const kept = await post(conversation, author.id, command);
    const message = { ...kept, conversation_id: conversation, client_id: command.client_id, kind: "reply", body: command.body, author };
    ack({ ok: true, data: { message } });
    const event = { seq: kept.seq, at: kept.created_at, conversation_id: conversation, actor: author, data: message };
    io.of("/visitor").to(conversation).emit("message_created", event);
    io.of("/agent").to("agents").emit("message_created", event);
  });
  pool
    .query("INSERT INTO conversation (id) VALUES ($1) ON CONFLICT DO NOTHING", [conversation])
    .then(() => socket.emit("ready"));
});

await pool.query(TABLES);
http.listen(0, "127.0.0.1", () => process.stdout.write(`${http.address().port}\n`));

"""What the declarations do not say, told once for the AsyncAPI document and for the page."""

from handlers.gateway import COMMANDS, JOINS, SOCKETS_PER_ADDRESS
from handlers.reference.sides import limit_in_words

JOINING = f"""\
The sockets speak Socket.IO (protocol 5, text packets only). A socket joins one namespace, within 10 seconds, and
says who it is in `auth`:

```js
io("/visitor", {{ auth: {{ site_key, visitor_token }} }});  // VisitorAuth: a widget
io("/agent", {{ auth: {{ token, workspace_id }} }});        // AgentAuth: a dashboard or an app
```

A refusal is a `connect_error` with `data: {{code, message, retry_after?}}`; the socket is then closed. An address may
join {limit_in_words(JOINS)} and hold {SOCKETS_PER_ADDRESS} sockets."""

ASKING = f"""\
A command is an event with one payload, an object. A field that is not declared is refused. Every command is
acknowledged, whatever happens:

```js
{{ "ok": true, "data": {{ ... }} }}
{{ "ok": false, "error": {{ "code", "message", "field", "retry_after" }} }}
```

The commands of one socket take effect in the order in which they were sent. Limits are per socket and command; all
commands of a socket together may be {limit_in_words(COMMANDS)}. Who a person is and what their role allows is looked
up anew for every command. An agent's role is `owner`, `admin` or `agent`; the one that is named and those before it
may ask.

After `unavailable`, or without an ack, the outcome is unknown: ask again. A send is repeated with the same
`client_id`, and gives the first result."""

CATCHING_UP = """\
Every durable event has a number, and between two numbers there is no gap. For agents `seq` counts the events of the
workspace; for visitors it counts, conversation by conversation, only what they may see. `epoch` names the numbering:
it is renewed when a backup is restored, and numbers of two epochs cannot be compared.

What is told live is a hint; the log is the truth. A client keeps `epoch` and the last `seq` that it applied, and

1. begins with `start`, whose answer is the state up to its `head` (for visitors, up to that of each conversation).
   Events may arrive before the answer: they wait;
2. applies an event whose `seq` is its last plus one, and ignores one that is not above its last;
3. gives a gap about 250 ms to fill by itself, for several processes may overtake each other, and then asks `sync`
   with its `epoch` and its last `seq` as `since`. It asks again until its last `seq` is the `head` of the answer;
4. does the same when a `head` event, told every 15 seconds, is above its last `seq`: it missed the latest;
5. after a reconnect passes `epoch` and `since` to `start`, which brings the first page in `missed` (for
   visitors, of their newest conversation; the others they `sync`);
6. starts over, with a `start` without them, if an answer says `reset`, or if an `epoch` is not the one it knows: the
   log went back in time, or does not reach back that far.

A replay shows its subjects as they are now. What was erased meanwhile comes as `subject_erased`, which only keeps the
number. Ephemeral events have no number and are never replayed; `sync` brings the read positions, which are kept."""

import { agent_started } from "./agent_pages.ts";
import { agent_reads } from "./agent_reads.ts";
import { agent_event, agent_message } from "./agent_store.ts";
import type { Connection } from "./connection.ts";
import { Follower } from "./follower.ts";
import type { Observable } from "./observable.ts";
import type { AgentState } from "./types.ts";
import type { AgentCommands, AgentEvent, AgentEvents, AgentStarted, Message, WorkspaceSynced } from "./wire.gen.ts";

export interface AgentLogOptions {
  /** Called with a snapshot that is shown, before any event since. */
  on_started: (started: AgentStarted) => void;
  /** Called with events that are shown. */
  on_events: (events: AgentEvent[]) => void;
}

/** Begins with a snapshot of the workspace, and keeps it up by the events of its log. */
export class AgentLog {
  readonly #observable: Observable<AgentState>;
  readonly #connection: Connection<AgentCommands, AgentEvents>;
  readonly #options: AgentLogOptions;
  readonly #follower: Follower<AgentEvent, WorkspaceSynced>;

  constructor(
    observable: Observable<AgentState>,
    connection: Connection<AgentCommands, AgentEvents>,
    options: AgentLogOptions,
  ) {
    this.#observable = observable;
    this.#connection = connection;
    this.#options = options;
    this.#follower = new Follower({
      sync: (epoch, since) => connection.call("sync", { epoch, since }),
      apply: (events, page) => this.#apply(events, page),
      reset: () => connection.restart(),
    });
  }

  async start(): Promise<void> {
    this.#follower.pause();
    const { agent, head } = this.#observable.state;
    const { epoch } = this.#follower;
    const started = await this.#connection.call("start", epoch === null ? {} : { epoch, since: head });
    const missed = started.agent.id === agent?.id ? resumable(started, epoch) : null;
    this.#observable.update((state) => agent_started(state, started, missed !== null));
    this.#options.on_started(started);
    if (missed === null) this.#follower.begin(started.epoch, started.head);
    else this.#follower.resume(missed);
  }

  receive(event: AgentEvent): void {
    this.#follower.receive(event);
  }

  /** The server says how far the log goes. */
  hear(epoch: string, head: number): void {
    this.#follower.hear(epoch, head);
  }

  /** The answer to a send is shown at once. Its event is on the way, or was lost. */
  expect(message: Message): void {
    this.#observable.update((state) => agent_message(state, message));
    this.#follower.hear(this.#follower.epoch ?? "", message.seq);
  }

  #apply(events: AgentEvent[], page: WorkspaceSynced | null): void {
    // How far we have read on another device decides what among the events is unread.
    this.#observable.update((state) => events.reduce(agent_event, agent_reads(state, page?.reads ?? [])));
    this.#options.on_events(events);
  }
}

/** The first page of what was missed, where it is possible to go on from there. */
function resumable({ missed, epoch }: AgentStarted, known_epoch: string | null): WorkspaceSynced | null {
  return missed !== null && !missed.reset && epoch === known_epoch ? missed : null;
}

import { agent_conversation } from "./agent_store.ts";
import type { Connection, Payload } from "./connection.ts";
import type { Observable } from "./observable.ts";
import { clean_text } from "./text.ts";
import type { AgentState, ConversationStatus } from "./types.ts";
import type { AgentCommands, AgentEvents, Conversation, ConversationChanged, Message } from "./wire.gen.ts";

type Changing = {
  [Name in keyof AgentCommands]: AgentCommands[Name]["result"] extends ConversationChanged ? Name : never;
}[keyof AgentCommands];

/** What an agent does with conversations, apart from writing in them. */
export class AgentConversations {
  readonly #observable: Observable<AgentState>;
  readonly #connection: Connection<AgentCommands, AgentEvents>;

  constructor(observable: Observable<AgentState>, connection: Connection<AgentCommands, AgentEvents>) {
    this.#observable = observable;
    this.#connection = connection;
  }

  async assign(
    conversation_id: string,
    assignee_id: string | null,
    expected_assignee_id?: string | null,
  ): Promise<void> {
    const expected = expected_assignee_id === undefined ? {} : { expected_assignee_id };
    await this.change("assign_conversation", { conversation_id, assignee_id, ...expected });
  }

  async set_status(conversation_id: string, status: ConversationStatus, snoozed_until?: string | null): Promise<void> {
    const command = { conversation_id, status, snoozed_until: snoozed_until ?? null };
    await this.change("set_conversation_status", command);
  }

  /** A command that is answered with the conversation as it is then. */
  async change<Name extends Changing>(name: Name, payload: AgentCommands[Name]["payload"]): Promise<void> {
    const answer: Promise<unknown> = this.#connection.call(name, payload as Payload<AgentCommands, Name>);
    this.#put(((await answer) as ConversationChanged).conversation);
  }

  async edit_message({ id, conversation_id }: Message, body: string, mentions: string[]): Promise<void> {
    const command = { conversation_id, message_id: id, body: clean_text(body), mentions };
    await this.#connection.call("edit_message", command);
  }

  async delete_message({ id, conversation_id }: Message): Promise<void> {
    await this.#connection.call("delete_message", { conversation_id, message_id: id });
  }

  #put(conversation: Conversation): void {
    this.#observable.update((state) => agent_conversation(state, conversation));
  }
}

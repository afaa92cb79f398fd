import { Follower } from "./follower.ts";
import type { ConversationHead, ConversationSynced, SyncConversation, VisitorEvent } from "./wire.gen.ts";

export interface VisitorFollowersOptions {
  sync: (command: SyncConversation) => Promise<ConversationSynced>;
  apply: (events: VisitorEvent[], page: ConversationSynced | null) => void;
  reset: () => void;
}

/** A visitor follows each of their conversations by its own numbers. */
export class VisitorFollowers {
  readonly #options: VisitorFollowersOptions;
  readonly #followers = new Map<string, Follower<VisitorEvent, ConversationSynced>>();
  #epoch: string | null = null;

  constructor(options: VisitorFollowersOptions) {
    this.#options = options;
  }

  pause(): void {
    this.#epoch = null;
    for (const follower of this.#followers.values()) follower.pause();
  }

  begin(epoch: string, conversations: { id: string; head: number }[]): void {
    this.#epoch = epoch;
    const heads = new Map(conversations.map(({ id, head }) => [id, head]));
    for (const id of new Set([...heads.keys(), ...this.#followers.keys()])) {
      this.#follower(id).begin(epoch, heads.get(id) ?? 0);
    }
  }

  receive(event: VisitorEvent): void {
    if (event.conversation_id !== null) this.#follower(event.conversation_id).receive(event);
  }

  hear({ conversation_id, epoch, head }: ConversationHead): void {
    this.#follower(conversation_id).hear(epoch, head);
  }

  /** An ack has told a number of this conversation: its event is on the way, or was lost. */
  expect(conversation_id: string, seq: number): void {
    if (this.#epoch !== null) this.#follower(conversation_id).hear(this.#epoch, seq);
  }

  #follower(conversation_id: string): Follower<VisitorEvent, ConversationSynced> {
    const known = this.#followers.get(conversation_id);
    if (known !== undefined) return known;
    const follower = new Follower<VisitorEvent, ConversationSynced>({
      sync: (epoch, since) => this.#options.sync({ conversation_id, epoch, since }),
      apply: this.#options.apply,
      reset: this.#options.reset,
    });
    this.#followers.set(conversation_id, follower);
    if (this.#epoch !== null) follower.begin(this.#epoch, 0);
    return follower;
  }
}

import { presence_changed } from "./changed_agent.ts";
import type { Connection } from "./connection.ts";
import type { Observable } from "./observable.ts";
import type { AgentState } from "./types.ts";
import { TypingOthers, TypingSelf, with_typing } from "./typing.ts";
import { preview_left, preview_stopped, TypingPreview } from "./typing_preview.ts";
import { Viewing } from "./viewing.ts";
import type {
  AgentCommands,
  AgentEvents,
  PresenceChanged,
  TypingChanged,
  TypingPreviewed,
  ViewingChanged,
} from "./wire.gen.ts";

/** What is true only now, and in no log: who is there, who is writing, and who looks at what. */
export class AgentLive {
  readonly #observable: Observable<AgentState>;
  readonly #viewing: Viewing;
  readonly #typing_self: TypingSelf;
  readonly #typing_others: TypingOthers;
  readonly #typing_preview: TypingPreview;

  constructor(observable: Observable<AgentState>, { call, is_ready }: Connection<AgentCommands, AgentEvents>) {
    this.#observable = observable;
    this.#viewing = new Viewing({
      is_ready,
      tell: async (conversation_id) => (await call("set_viewing", { conversation_id })).agent_ids,
      read: () => observable.state.viewers,
      on_change: (viewers) => observable.patch({ viewers }),
    });
    this.#typing_self = new TypingSelf({ is_ready, tell: (command) => call("set_typing", command) });
    this.#typing_others = new TypingOthers((change) =>
      observable.update((state) => ({ ...state, typing: with_typing(state.typing, change) })),
    );
    this.#typing_preview = new TypingPreview((preview) => observable.patch({ preview }));
  }

  set_typing(conversation_id: string, is_typing: boolean): void {
    this.#typing_self.set(conversation_id, is_typing);
  }

  /** What was written was sent, which says by itself that the writing is over. */
  sent(conversation_id: string): void {
    this.#typing_self.forget(conversation_id);
  }

  set_viewing(conversation_id: string | null): void {
    this.#viewing.set(conversation_id);
    const { preview } = this.#observable.state;
    if (preview !== null && preview.conversation_id !== conversation_id) this.#typing_preview.hear(null);
  }

  tell_viewing(): void {
    this.#viewing.tell();
  }

  viewing_changed(change: ViewingChanged): void {
    this.#viewing.hear(change);
  }

  presence_changed(change: PresenceChanged): void {
    this.#observable.update((state) => presence_changed(preview_left(state, change), change));
  }

  typing_previewed(preview: TypingPreviewed): void {
    this.#typing_preview.hear(preview);
  }

  typing_changed(change: TypingChanged): void {
    this.#observable.update((state) => preview_stopped(state, change));
    if (change.author.id !== this.#observable.state.agent?.id) this.#typing_others.hear(change);
  }
}

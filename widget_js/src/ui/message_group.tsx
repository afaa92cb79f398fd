import { is_jumbo, message_state, type ReadPosition, type VisitorSelf } from "@chatting/client";
import { Avatar } from "./avatar.tsx";
import { useLocale } from "./context.ts";
import { MessageProgress } from "./message_progress.tsx";
import { RichText } from "./rich_text_view.tsx";
import { Slot } from "./slot.tsx";
import { is_pending, type Entry, type Group } from "./thread_items.ts";

interface Props {
  group: Group;
  /** Whether it holds the visitor's last message, which alone shows how far it has come. */
  shows_progress: boolean;
  reads: ReadPosition[];
  visitor: VisitorSelf | null;
}

export function MessageGroup({ group, shows_progress, reads, visitor }: Props) {
  const locale = useLocale();
  const name = group.is_mine ? locale.say("you") : (group.author.name ?? locale.say("team"));
  const last = group.entries[group.entries.length - 1] ?? group.entries[0];
  const time = locale.time(last.created_at);
  const state = message_state(last, reads, { type: "visitor", id: visitor?.id ?? null });
  return (
    <div class={group.is_mine ? "group mine" : "group"}>
      {!group.is_mine && <Avatar name={name} avatar_id={group.author.avatar_id} />}
      <div class="bubbles">
        {group.entries.map((entry) => (
          <Bubble key={entry.client_id} entry={entry} name={name} />
        ))}
        <div class="meta">
          <span aria-hidden="true">
            {!group.is_mine && (
              <>
                <bdi>{name}</bdi> ·{" "}
              </>
            )}
            <bdi>{time}</bdi>
          </span>
          {shows_progress && state !== "failed" && <MessageProgress state={state} />}
        </div>
      </div>
    </div>
  );
}

function Bubble({ entry, name }: { entry: Entry; name: string }) {
  const locale = useLocale();
  const state = is_pending(entry) ? entry.state : "";
  const says = locale.say("says", { name, time: locale.time(entry.created_at) });
  return (
    <>
      <div class={`bubble ${state} ${is_jumbo(entry.body) ? "jumbo" : ""}`}>
        <span class="hidden">{says} </span>
        <Slot part="quote" with={entry} />
        <span dir="auto" class="text">
          <RichText text={entry.body} />
        </span>
        <Slot part="below_text" with={entry} />
      </div>
      <Slot part="failure" with={entry} />
    </>
  );
}

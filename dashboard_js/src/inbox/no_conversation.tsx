import { KeyCaps } from "../keyboard/key_caps.tsx";
import { Empty } from "../ui/empty.tsx";
import { useWords } from "../words/index.tsx";
import css from "./inbox.module.css";

export function NoConversation() {
  const words = useWords();
  const hints = [
    { ways: [["J"], ["K"]], does: words.keys.next },
    { ways: [[words.keys.enter]], does: words.keys.open },
    { ways: [["?"]], does: words.keys.help },
  ];
  return (
    <Empty icon="inbox" title={words.empty.thread} lead={words.empty.thread_lead}>
      <dl className={css.hints}>
        {hints.map(({ ways, does }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              <KeyCaps ways={ways} />
            </dd>
          </div>
        ))}
      </dl>
    </Empty>
  );
}

import { useEffect } from "react";

import { Link } from "../navigation.tsx";
import { HOME } from "../router.ts";
import { useAgentState, useClient } from "../session.tsx";
import { class_names } from "../ui/class_names.ts";
import { Icon } from "../ui/icon.tsx";
import { TypingDots } from "../ui/typing_dots.tsx";
import { useWords } from "../words/index.tsx";
import css from "./install.module.css";

/** Whether the widget is out there shows by itself: by somebody who writes. */
export function FirstConversation() {
  const words = useWords();
  const client = useClient();
  const has_one = useAgentState((state) => state.counts.open > 0 || Object.keys(state.items).length > 0);
  useEffect(() => client.show_view("all", null), [client]);

  return (
    <div className={class_names(css.first, has_one && css.works)} role="status">
      <span className={css.sign}>{has_one ? <Icon name="check" size={20} /> : <TypingDots />}</span>
      <span className={css.words}>
        <b>{has_one ? words.install.works : words.install.waiting}</b>
        <span>{has_one ? words.install.works_lead : words.install.waiting_lead}</span>
      </span>
      {has_one && (
        <Link to={HOME} className={css.to_inbox}>
          {words.install.to_inbox}
        </Link>
      )}
    </div>
  );
}

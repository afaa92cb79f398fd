import { useAgentState } from "../session.tsx";
import { Presence, presence_of } from "../ui/presence.tsx";
import { useLanguage } from "../words/index.tsx";
import css from "./nav.module.css";

/** Who else is there. Alone, one needs no list. */
export function Team() {
  const { words, locale } = useLanguage();
  const agents = useAgentState((state) => state.agents);
  const me = useAgentState((state) => state.agent);
  const colleagues = Object.values(agents)
    .filter(({ agent }) => agent.id !== me?.id)
    .sort((one, other) => one.agent.name.localeCompare(other.agent.name, locale));
  if (colleagues.length === 0) return <div className={css.team} />;

  return (
    <div className={css.team}>
      <h2 className={css.heading}>{words.nav.team}</h2>
      <ul>
        {colleagues.map((colleague) => {
          const kind = presence_of(colleague);
          return (
            <li key={colleague.agent.id} className={css.colleague} title={words.availability[kind]}>
              <Presence kind={kind} />
              <span className={css.words}>{colleague.agent.name}</span>
              <span className="visually-hidden">{words.availability[kind]}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

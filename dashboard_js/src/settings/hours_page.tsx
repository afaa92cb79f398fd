import { useAgentState } from "../session.tsx";
import { PageFrame } from "../ui/page_frame.tsx";
import { useWords } from "../words/index.tsx";
import { HoursForm } from "./hours_form.tsx";
import css from "./settings.module.css";

export function HoursPage() {
  const words = useWords();
  const hours = useAgentState((state) => state.hours);
  const zone = useAgentState((state) => state.workspace?.time_zone);
  const role = useAgentState((state) => state.agent?.role);
  if (hours === null || zone === undefined) return null;
  return (
    <PageFrame title={words.hours.title} lead={words.hours.lead(zone.replaceAll("_", " "))}>
      {role === "agent" ? (
        <p className={css.read_only}>{words.hours.read_only}</p>
      ) : (
        <HoursForm key={JSON.stringify(hours)} hours={hours} />
      )}
    </PageFrame>
  );
}

import { useAgentState } from "../session.tsx";
import { PageFrame } from "../ui/page_frame.tsx";
import { useWords } from "../words/index.tsx";
import { RoutingForm } from "./routing_form.tsx";
import css from "./settings.module.css";

export function RoutingPage() {
  const words = useWords();
  const routing = useAgentState((state) => state.routing);
  const role = useAgentState((state) => state.agent?.role);
  if (routing === null) return null;
  return (
    <PageFrame title={words.routing.title}>
      {role === "agent" ? (
        <>
          <p className={css.read_only}>{words.site.read_only}</p>
          <p>{words.routing[routing.mode]}</p>
        </>
      ) : (
        <RoutingForm key={JSON.stringify(routing)} routing={routing} />
      )}
    </PageFrame>
  );
}

import { go, Link } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { useShownView } from "../saved_views/shown_view.ts";
import { useClient } from "../session.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";

/** Instead of a list that asks for what was deleted since; `left` is the list without it. */
export function GoneFilter({ route, left }: { route: InboxRoute; left: InboxRoute }) {
  const words = useWords();
  const client = useClient();
  const { shown, may_change } = useShownView(route);
  const { pending, act } = useAct();
  const is_team = left.filters.team_id !== route.filters.team_id;

  const take_out = (saved_view_id: string): void => {
    act("take_out", async () => {
      await client.call("update_saved_view", { saved_view_id, filters: left.filters });
      go(left, "replace");
    });
  };

  return (
    <Empty icon="filter" title={is_team ? words.filters.team_gone : words.filters.label_gone}>
      {shown !== null && may_change ? (
        <Button onClick={() => take_out(shown.id)} disabled={pending !== null}>
          {words.filters.take_out(shown.name)}
        </Button>
      ) : (
        <Link to={left}>{words.filters.without_it}</Link>
      )}
    </Empty>
  );
}

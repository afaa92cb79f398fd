import { go } from "../navigation.tsx";
import type { InboxRoute } from "../router.ts";
import { MenuGroup, MenuItem } from "../ui/menu.tsx";
import { useWords } from "../words/index.tsx";
import { edit_saved_view } from "./edited_view.ts";
import { route_to, useSavedViews, useShownView } from "./shown_view.ts";

/** What can be done with the list that is shown: keep it under a name, or change what it is kept under. */
export function SavedViewItems({ route }: { route: InboxRoute }) {
  const words = useWords();
  const saved_views = useSavedViews();
  const { shown, may_change } = useShownView(route);
  return (
    <MenuGroup label={words.saved_views.title}>
      {saved_views.map((saved) => (
        <MenuItem key={saved.id} is_checked={saved.id === shown?.id} on_select={() => go(route_to(saved))}>
          {saved.name}
        </MenuItem>
      ))}
      {shown === null && (
        <MenuItem on_select={() => edit_saved_view({ what: "save", route })}>{words.saved_views.save}</MenuItem>
      )}
      {shown !== null && may_change && (
        <>
          <MenuItem on_select={() => edit_saved_view({ what: "rename", saved: shown })}>
            {words.saved_views.rename(shown.name)}
          </MenuItem>
          <MenuItem on_select={() => edit_saved_view({ what: "remove", saved: shown })}>
            {words.saved_views.remove(shown.name)}
          </MenuItem>
        </>
      )}
    </MenuGroup>
  );
}

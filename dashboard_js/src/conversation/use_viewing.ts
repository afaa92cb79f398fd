import { useEffect } from "react";

import { useClient } from "../session.tsx";

/** Colleagues see who looks at a conversation; a tab in the background does not. */
export function useViewing(id: string): void {
  const client = useClient();
  useEffect(() => {
    const look = (): void => client.set_viewing(document.visibilityState === "visible" ? id : null);
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      client.set_viewing(null);
    };
  }, [client, id]);
}

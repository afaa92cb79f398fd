import { type Account, upload_file } from "@chatting/client";
import { useRef } from "react";

import { access_of } from "../files/links.ts";
import { useAgentState, useClient } from "../session.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { tell } from "../ui/notices.ts";
import { useAct } from "../ui/use_act.ts";
import { useWords } from "../words/index.tsx";
import css from "./profile.module.css";

/** What a camera or a browser may give; the server decides. */
const PICTURES = "image/jpeg,image/png,image/webp,image/avif,image/gif";

export function PictureForm({ account }: { account: Account }) {
  const words = useWords();
  const client = useClient();
  const me = useAgentState((state) => state.agent);
  const input = useRef<HTMLInputElement>(null);
  const { pending, act } = useAct();

  const put_on = async (avatar_id: string | null): Promise<void> => {
    client.know_account((await client.call("update_profile", { avatar_id })).account);
    tell(words.settings.saved);
  };
  const upload = (file: File | undefined): void => {
    if (file === undefined) return;
    act("upload", async () => put_on((await upload_file(access_of(client), file, { purpose: "avatar" })).id));
  };

  return (
    <div className={css.picture} role="group" aria-label={words.profile.picture}>
      <Avatar id={me?.id ?? account.id} name={account.name} avatar_id={account.avatar_id} size={72} />
      <div>
        <p className={css.line}>
          <input
            ref={input}
            type="file"
            hidden
            accept={PICTURES}
            onChange={(event) => {
              upload(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          <Button aria-disabled={pending !== null} onClick={() => pending ?? input.current?.click()}>
            {pending === "upload" ? words.profile.picture_pending : words.profile.change_picture}
          </Button>
          {account.avatar_id !== null && (
            <Button look="quiet" aria-disabled={pending !== null} onClick={() => act("remove", () => put_on(null))}>
              {words.profile.remove_picture}
            </Button>
          )}
        </p>
        <p className={css.times}>{words.profile.picture_hint}</p>
      </div>
    </div>
  );
}

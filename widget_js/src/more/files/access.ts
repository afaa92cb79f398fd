import { type FileAccess, FileLinks, type KnownLink } from "@chatting/client";
import { useEffect, useState } from "preact/hooks";
import { useSurroundings, type Surroundings } from "../../ui/context.ts";

const PATIENCE = 15_000;
const RENEW_AFTER = 120_000;
const of_sites = new Map<string, FileLinks>();

type Around = Pick<Surroundings, "chat" | "frame" | "storage">;

/** Who the visitor is to the server: by what the device keeps, else by what the connection was told. */
function access_of({ chat, frame, storage }: Around): FileAccess {
  const token = storage.get(`${frame.key}:visitor_token`) ?? chat.state.visitor_token ?? undefined;
  return { url: frame.server, site_key: frame.key, token, is_direct: chat.state.uploads?.is_direct };
}

/** With a file one is somebody, as with a message: from now on the device keeps who. */
export async function kept_access(around: Around): Promise<FileAccess> {
  const { chat, frame, storage } = around;
  await until(around, () => access_of(around).token !== undefined);
  const name = `${frame.key}:visitor_token`;
  if (storage.get(name) === null && chat.state.visitor_token) storage.set(name, chat.state.visitor_token);
  return access_of(around);
}

function until({ chat }: Around, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      unsubscribe();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, PATIENCE);
    const unsubscribe = chat.subscribe(() => holds() && end());
    if (holds()) end();
  });
}

function links_of(site: string, around: Around): FileLinks {
  const links = of_sites.get(site) ?? new FileLinks(() => access_of(around));
  of_sites.set(site, links);
  return links;
}

/** A link that works, as long as somebody looks at it. */
export function useLink(file_id: string): KnownLink | null {
  const around = useSurroundings();
  const { server, key } = around.frame;
  const [, draw] = useState(0);
  const [links] = useState(() => links_of(server + key, around));
  useEffect(() => {
    const want = (): void => links.want(file_id);
    want();
    const timer = setInterval(want, RENEW_AFTER);
    const unsubscribe = links.subscribe(() => draw((n) => n + 1));
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [links, file_id]);
  return links.known[file_id] ?? null;
}

/** The first address found: what is shown need not be loaded again because its link is renewed. */
export function usePicture(file_id: string, look: "url" | "thumbnail_url") {
  const found = useLink(file_id)?.[look] ?? null;
  const [shown, show] = useState<string | null>(null);
  useEffect(() => show((before) => before ?? found), [found]);
  return { src: shown ?? found ?? undefined, failed: () => show(null) };
}

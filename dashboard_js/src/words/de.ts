import { account } from "./account/de.ts";
import type { Words } from "./en.ts";
import { inbox } from "./inbox/de.ts";
import { manage } from "./manage/de.ts";
import { messages } from "./messages/de.ts";
import { people } from "./people/de.ts";
import { settings } from "./settings/de.ts";
import { shell } from "./shell/de.ts";
import { sites } from "./sites/de.ts";
import { threads } from "./threads/de.ts";
import { visits } from "./visits/de.ts";

export const words: Words = {
  product: "Chatting",
  ...account,
  ...inbox,
  ...manage,
  ...messages,
  ...people,
  ...settings,
  ...shell,
  ...sites,
  ...threads,
  ...visits,
};

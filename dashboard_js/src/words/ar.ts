import { account } from "./account/ar.ts";
import type { Words } from "./en.ts";
import { inbox } from "./inbox/ar.ts";
import { manage } from "./manage/ar.ts";
import { messages } from "./messages/ar.ts";
import { people } from "./people/ar.ts";
import { settings } from "./settings/ar.ts";
import { shell } from "./shell/ar.ts";
import { sites } from "./sites/ar.ts";
import { threads } from "./threads/ar.ts";
import { visits } from "./visits/ar.ts";

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

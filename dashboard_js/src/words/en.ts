import { account } from "./account/en.ts";
import { inbox } from "./inbox/en.ts";
import { manage } from "./manage/en.ts";
import { messages } from "./messages/en.ts";
import { people } from "./people/en.ts";
import { settings } from "./settings/en.ts";
import { shell } from "./shell/en.ts";
import { sites } from "./sites/en.ts";
import { threads } from "./threads/en.ts";
import { visits } from "./visits/en.ts";

export const words = {
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

export type Words = typeof words;

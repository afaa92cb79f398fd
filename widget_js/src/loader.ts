import type { CoreModule } from "./frame.ts";
import { install } from "./loader/install.ts";

/** The file name of the core, put in by the build. */
declare const CORE_FILE: string;

const script = document.currentScript as HTMLScriptElement;
const { src, nonce, dataset } = script;

install(
  { server: new URL(src).origin, nonce, config: dataset },
  // A browser may remember that a module failed to load: another address makes it try again.
  (attempt) => import(new URL(CORE_FILE + (attempt ? `?${attempt}` : ""), src).href) as Promise<CoreModule>,
);

import type { Words } from "../words/index.tsx";

/** The first that fits: most browsers also claim to be those that came before them. */
const BROWSERS: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|CriOS|Chromium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPod/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** A device as one would call it: "Firefox on Windows". */
export function device_name(user_agent: string | null, { sessions }: Words): string {
  if (user_agent === null) return sessions.unknown;
  const browser = found(BROWSERS, user_agent);
  const system = found(SYSTEMS, user_agent);
  if (browser !== undefined && system !== undefined) return sessions.device(browser, system);
  return browser ?? system ?? sessions.unknown;
}

function found(kinds: [RegExp, string][], user_agent: string): string | undefined {
  return kinds.find(([sign]) => sign.test(user_agent))?.[1];
}

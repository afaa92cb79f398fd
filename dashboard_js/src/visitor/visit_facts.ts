import type { Campaign, Device } from "@chatting/client";

import type { Words } from "../words/index.tsx";

/** "Chrome 126, Windows, Computer". */
export function device_name(device: Device, words: Pick<Words, "visit">): string {
  const kind = device.kind && words.visit.kinds[device.kind];
  return [device.browser, device.os, kind].filter(Boolean).join(", ");
}

/** What says most, first. */
export function campaign_name({ campaign, source, medium, term, content }: Campaign): string {
  return [campaign, source, medium, term, content].filter(Boolean).join(" · ");
}

/** By the visitor's clock; null where their zone is none that this browser knows. */
export function local_time(now: number, zone: string, said: (at: string, zone: string) => string): string | null {
  try {
    return said(new Date(now).toISOString(), zone);
  } catch {
    return null;
  }
}

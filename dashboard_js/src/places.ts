/** Roughly where somebody is, in the reader's language: "Berlin, Germany". */

import type { Place } from "@chatting/client";

export function place_name(place: Place, locale: string): string {
  const region = place.region === place.city ? null : place.region;
  return [place.city, region, country_name(place.country, locale)].filter(Boolean).join(", ");
}

function country_name(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
  } catch {
    return code; // no code that a browser knows
  }
}

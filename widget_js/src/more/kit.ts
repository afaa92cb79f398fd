// In the second file this stands in for Preact and for our own modules of which there may be only one: build.js sees
// to that. Whatever else is imported from those must be added here and in core_kit.ts; the build says so.
import type { CoreKit } from "./core_kit.ts";

export let Fragment: CoreKit["Fragment"];
export let jsx: CoreKit["jsx"];
export let jsxs: CoreKit["jsxs"];
export let useEffect: CoreKit["useEffect"];
export let useLayoutEffect: CoreKit["useLayoutEffect"];
export let useMemo: CoreKit["useMemo"];
export let useRef: CoreKit["useRef"];
export let useState: CoreKit["useState"];
export let locale_of: CoreKit["locale_of"];
export let useLocale: CoreKit["useLocale"];
export let useSurroundings: CoreKit["useSurroundings"];

export function take(kit: CoreKit): void {
  ({
    Fragment,
    jsx,
    jsxs,
    useEffect,
    useLayoutEffect,
    useMemo,
    useRef,
    useState,
    locale_of,
    useLocale,
    useSurroundings,
  } = kit);
}

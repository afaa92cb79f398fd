import type { VisitorState } from "@chatting/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { empty_state } from "../src/core/empty_state.ts";
import type { Frame } from "../src/frame.ts";
import { tell_visit } from "../src/visit.ts";

type Call = [name: string, payload: Record<string, unknown>];

let calls: Call[];
let state: VisitorState;
let changed: () => void;
let leaving: AbortController;
let frame: Pick<Frame, "said" | "calls" | "emit">;
let place: Record<string, string>;
let browser: { globalPrivacyControl?: boolean };

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
  state = { ...empty_state(), status: "online" };
  leaving = new AbortController();
  frame = { said: { locale: "en", theme: undefined }, calls: [], emit: () => {} };
  browser = {};
  place = {};
  go("/?utm_source=letter&token=hush");
  vi.stubGlobal("location", place);
  vi.stubGlobal("navigator", browser);
  vi.stubGlobal("document", { title: "Bread", referrer: "https://search.example/?q=bread", visibilityState: "visible" });
});
afterEach(() => {
  leaving.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function go(path: string): void {
  const { protocol, host, pathname, search } = new URL(path, "https://bakery.example");
  Object.assign(place, { protocol, host, pathname, search });
}

function begin(): () => void {
  const tabs = {
    get state() {
      return state;
    },
    call: (...call: Call) => {
      calls.push(call);
      return Promise.resolve({} as never);
    },
    subscribe: (listener: () => void) => {
      changed = listener;
      return () => true;
    },
  };
  return tell_visit(frame as Frame, tabs as never, leaving.signal);
}

const urls = (): unknown[] => calls.filter(([name]) => name === "view_page").map(([, { url }]) => url);

test("tells the page, and of its query the campaign alone", () => {
  begin();
  expect(calls).toEqual([
    [
      "view_page",
      {
        url: "https://bakery.example/?utm_source=letter",
        title: "Bread",
        referrer: "https://search.example/",
        time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      },
    ],
  ]);
});

test("tells each page of a single-page app once, when one stays on it", () => {
  begin();
  go("/passed-over");
  vi.advanceTimersByTime(1000);
  go("/bread");
  vi.advanceTimersByTime(5000);
  expect(urls().slice(1)).toEqual(["https://bakery.example/bread"]);
});

test("tells it again to another connection, and nothing while there is none", () => {
  begin();
  state = { ...state, status: "connecting" };
  changed();
  go("/bread");
  vi.advanceTimersByTime(5000);
  expect(urls()).toHaveLength(1);
  state = { ...state, status: "online" };
  changed();
  expect(urls().slice(1)).toEqual(["https://bakery.example/bread"]);
});

test("a browser that asks for privacy is heard, until the visitor says yes to the page", () => {
  browser.globalPrivacyControl = true;
  const update = begin();
  vi.advanceTimersByTime(5000);
  expect(calls).toEqual([["set_consent", { is_given: false }]]);
  frame.said.consent = true;
  update();
  expect(calls[1]).toEqual(["set_consent", { is_given: true }]);
  expect(urls()).toHaveLength(1);
});

test("consent that is taken back ends it", () => {
  const update = begin();
  frame.said.consent = false;
  update();
  go("/bread");
  vi.advanceTimersByTime(5000);
  expect(calls.at(-1)).toEqual(["set_consent", { is_given: false }]);
  expect(urls()).toHaveLength(1);
});

test("what the page says of the visitor and tells them to do is told once, in its order", () => {
  state = { ...state, status: "connecting" };
  const update = begin();
  frame.calls.push(["set", { plan: "pro" }], ["theme", "dark"], ["track", "Ordered", { total: 5 }], ["track", "Left"]);
  update();
  expect(calls).toEqual([]);
  state = { ...state, status: "online" };
  changed();
  changed();
  expect(calls.slice(1)).toEqual([
    ["set_attributes", { attributes: { plan: "pro" } }],
    ["track_event", { name: "Ordered", properties: { total: 5 } }],
    ["track_event", { name: "Left", properties: {} }],
  ]);
  frame.said.consent = false;
  frame.calls.push(["track", "Secret"]);
  update();
  expect(calls.at(-1)).toEqual(["set_consent", { is_given: false }]);
});

test("after a shutdown nothing is told", () => {
  begin();
  leaving.abort();
  go("/bread");
  vi.advanceTimersByTime(5000);
  expect(urls()).toHaveLength(1);
});

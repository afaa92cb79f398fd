import { no_filters } from "@chatting/client";
import { expect, test } from "vitest";

import { HOME, route_after, route_of, SIGN_IN, url_of, type Route } from "../src/router.ts";

const PLACES: [string, Route][] = [
  ["/sign-up", { page: "sign_up" }],
  ["/sign-in", { page: "sign_in", next: null }],
  ["/sign-in?next=%2Fprofile%2Fsessions", { page: "sign_in", next: "/profile/sessions" }],
  ["/forgot-password", { page: "forgot_password" }],
  ["/reset-password/t-1", { page: "reset_password", token: "t-1" }],
  ["/confirm-email/t-1", { page: "confirm_email", token: "t-1" }],
  ["/confirm-email-change/t-1", { page: "confirm_email_change", token: "t-1" }],
  ["/profile", { page: "profile" }],
  ["/profile/security", { page: "security" }],
  ["/profile/sessions", { page: "sessions" }],
  ["/install", { page: "install" }],
  ["/live", { page: "live" }],
  ["/settings/site", { page: "site_settings" }],
  ["/inbox/mine", { page: "inbox", view: "mine", status: "open", filters: no_filters, conversation_id: null }],
  ["/inbox/all/c-1", { page: "inbox", view: "all", status: "open", filters: no_filters, conversation_id: "c-1" }],
  ["/inbox/all/c-1?status=snoozed", { page: "inbox", view: "all", status: "snoozed", filters: no_filters, conversation_id: "c-1" }],
  [
    "/inbox/all?status=resolved&label=l-1&label=l-2&priority=urgent&team=t-1&assignee=a-1&following=yes",
    { page: "inbox", view: "all", status: "resolved", filters: { label_ids: ["l-1", "l-2"], priorities: ["urgent"], team_id: "t-1", assignee_id: "a-1", is_following: true }, conversation_id: null },
  ],
];

test.each(PLACES)("%s is a place, and its own address", (url, route) => {
  const { pathname, search } = new URL(url, "https://chat.example");
  expect(route_of(pathname, search)).toEqual(route);
  expect(url_of(route)).toBe(url);
});

test("the root and a bare inbox are home", () => {
  expect(route_of("/")).toEqual(HOME);
  expect(route_of("/inbox")).toEqual(HOME);
  expect(route_of("/inbox/all/")).toEqual(HOME);
});

test("a link to a new password without its token is a forgotten password", () => {
  expect(route_of("/reset-password")).toEqual({ page: "forgot_password" });
});

test.each([null, "//evil.example/inbox", "https://evil.example", "/nowhere", "/sign-in"])(
  "whoever signs in to go to %s goes home",
  (next) => {
    expect(route_after({ ...SIGN_IN, next })).toEqual(HOME);
  },
);

test("whoever was sent to sign in goes on to where they wanted to be", () => {
  expect(route_after({ ...SIGN_IN, next: "/inbox/all/c-1?status=snoozed" })).toMatchObject({ status: "snoozed" });
});

test("an unknown status is the open one", () => {
  expect(route_of("/inbox/all", "?status=lost")).toEqual(HOME);
});

test.each(["/nowhere", "/inbox/theirs", "/inbox/all/c-1/more", "/settings", "/settings/billing", "/install/x", "/profile/billing", "/confirm-email"])(
  "%s is nowhere",
  (path) => {
    expect(route_of(path)).toEqual({ page: "not_found" });
  },
);

test("an address that is badly encoded does not throw", () => {
  expect(route_of("/inbox/all/%E0%A4%A")).toMatchObject({ conversation_id: "%E0%A4%A" });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Leader } from "../src/core/leader.ts";
import type { TabMail } from "../src/core/tab_mail.ts";
import type { Tabs } from "../src/core/tabs.ts";
import { FakeBrowser, FakeClient } from "./fake_browser.ts";

const settle = () => vi.advanceTimersByTimeAsync(10);
const bodies = (tabs: Tabs) => tabs.state.pending.map(({ body }) => body);

describe("several tabs", () => {
  let browser: FakeBrowser;
  beforeEach(() => {
    vi.useFakeTimers();
    browser = new FakeBrowser();
  });
  afterEach(() => vi.useRealTimers());

  it("share one connection", async () => {
    const [first, second] = [browser.tab(), browser.tab()];
    await settle();
    expect([first.is_leading, second.is_leading]).toEqual([true, false]);
    expect(browser.connections).toBe(1);
  });

  it("show the same: a later one asks for what is there", async () => {
    const first = browser.tab();
    first.send("one", null);
    await settle();
    const second = browser.tab();
    await settle();
    expect(second.state.status).toBe("online");
    expect(bodies(second)).toEqual(["one"]);
  });

  it("send through the leader, once, and see it at once", async () => {
    const [first, second] = [browser.tab(), browser.tab()];
    await settle();
    second.send("from the second", null);
    expect(bodies(second)).toEqual(["from the second"]);
    await settle();
    expect(browser.sent).toEqual(["from the second"]);
    expect([bodies(first), bodies(second)]).toEqual([["from the second"], ["from the second"]]);
  });

  it("ask through the leader, and each gets its own answer or refusal", async () => {
    const [first, second] = [browser.tab(), browser.tab()];
    await settle();
    const ask = (tabs: Tabs, payload: object) => tabs.call("start", payload);
    const refused = ask(second, { refuse: "conflict" }).catch((error: unknown) => error);
    const [own, through] = [ask(first, { locale: "de" }), ask(second, { locale: "ar" })];
    await settle();
    expect(await own).toEqual({ locale: "de" });
    expect(await through).toEqual({ locale: "ar" });
    expect(await refused).toMatchObject({ code: "conflict" });
  });

  it("hear after a while that nobody answered", async () => {
    const [frozen, second] = [browser.tab(), browser.tab()];
    await settle();
    freeze(frozen);
    frozen.channel?.close();
    const answer = second.call("start", { locale: "de" }).catch((error: unknown) => error);
    second.leave();
    await vi.advanceTimersByTimeAsync(15_100);
    expect(await answer).toMatchObject({ code: "unavailable" });
  });

  it("hand over when the leader closes", async () => {
    const [first, second] = [browser.tab(), browser.tab()];
    await settle();
    first.leave();
    await settle();
    expect(second.is_leading).toBe(true);
    expect(browser.connections).toBe(1);
  });

  it("lose nothing that was ordered while nobody led", async () => {
    const [first, second] = [browser.tab(), browser.tab()];
    await settle();
    first.leave();
    second.send("in between", null);
    await settle();
    expect(browser.sent).toEqual(["in between"]);
    expect(bodies(second)).toEqual(["in between"]);
  });

  it("take the lead from one that is frozen, and it gives way when it wakes up", async () => {
    const [frozen, second] = [browser.tab(), browser.tab()];
    await settle();
    const asleep = freeze(frozen);
    second.send("hello?", null);
    await vi.advanceTimersByTimeAsync(3100);
    expect(second.is_leading).toBe(true);
    expect(browser.sent).toEqual(["hello?"]);
    asleep.wake();
    await settle();
    expect(frozen.is_leading).toBe(false);
    expect(browser.sent).toEqual(["hello?"]);
  });

  it("send an order once, even when a leader that was thought frozen obeys it, too", () => {
    const leaders = [1, 2].map(() => new Leader(new FakeClient(browser), browser.storage, () => {}));
    for (const leader of leaders) leader.obey({ id: "order", name: "send", args: ["once", null, { attachments: [] }] });
    expect(browser.sent).toEqual(["once"]);
  });

  it("are all reset together", async () => {
    const [first, second] = [browser.tab(), browser.tab()];
    await settle();
    browser.storage.set("visitor_token", "secret");
    second.reset();
    await settle();
    expect(browser.storage.has_session()).toBe(false);
    expect(browser.connections).toBe(0);
    expect([first.state.status, second.state.status]).toEqual(["idle", "idle"]);
  });

  it("have each their own connection where pages have no locks", async () => {
    browser.tab(false);
    browser.tab(false);
    await settle();
    expect(browser.connections).toBe(2);
  });
});

/** A frozen tab gets its mail only when it wakes up. */
function freeze(tabs: Tabs): { wake(): void } {
  const channel = tabs.channel;
  if (!channel) throw new Error("not joined");
  const { onmessage } = channel;
  const mail: MessageEvent<TabMail>[] = [];
  channel.onmessage = (event) => void mail.push(event);
  return {
    wake() {
      channel.onmessage = onmessage;
      for (const event of mail) onmessage?.(event);
    },
  };
}

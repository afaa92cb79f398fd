import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Core, CoreModule, Frame } from "../src/frame.ts";
import { install, type Chatting } from "../src/loader/install.ts";

const tick = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("the loader", () => {
  let calls: string[];
  let frame: Frame | undefined;
  let load: ReturnType<typeof vi.fn<() => Promise<CoreModule>>>;

  const core = (): Core =>
    Object.fromEntries(
      ["open", "close", "toggle", "message", "reset", "update", "shutdown"].map((name) => [
        name,
        (text?: string) => void calls.push(text === undefined ? name : `${name} ${text}`),
      ]),
    ) as unknown as Core;

  const module: CoreModule = {
    start(given) {
      frame = given;
      calls.push("start");
      return core();
    },
  };

  const chatting = (...call: Parameters<Chatting>) => window.Chatting?.(...call);
  const launcher = () => document.body.lastElementChild?.shadowRoot?.querySelector<HTMLElement>(".launcher");
  const run = (config = {}) => install({ server: "https://chat.example", nonce: "", config }, load);

  beforeEach(() => {
    document.body.replaceChildren();
    localStorage.clear();
    delete window.Chatting;
    calls = [];
    frame = undefined;
    load = vi.fn(() => Promise.resolve(module));
  });

  it("draws a launcher and loads nothing more", async () => {
    run({ key: "KEY" });
    await tick();
    expect(launcher()?.getAttribute("aria-label")).toBe("Open chat");
    expect(load).not.toHaveBeenCalled();
    expect(localStorage).toHaveLength(0);
  });

  it("replays what the page asked before, in order", async () => {
    const ready = vi.fn();
    window.Chatting = Object.assign(() => {}, {
      q: [["open"], ["boot", { key: "KEY", locale: "de" }], ["message", "Hi"], ["on", "ready", ready]],
    }) as unknown as Chatting;
    run();
    await tick();
    expect(calls).toEqual(["start", "open undefined", "message Hi"].map((call) => call.replace(" undefined", "")));
    expect(frame?.said.locale).toBe("de");
    expect(ready).toHaveBeenCalledTimes(1);
  });

  it("loads the chat when the launcher is pointed at, and starts it when it is pressed", async () => {
    run({ key: "KEY" });
    launcher()?.dispatchEvent(new Event("pointerenter"));
    await tick();
    expect(load).toHaveBeenCalledTimes(1);
    expect(calls).toEqual([]);
    launcher()?.click();
    await tick();
    expect(calls).toEqual(["start", "toggle"]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("starts by itself for a visitor who comes back", async () => {
    localStorage.setItem("chatting:KEY:visitor_token", "token");
    run({ key: "KEY" });
    await tick();
    expect(calls).toEqual(["start"]);
  });

  it("offers to try again when the chat cannot be loaded", async () => {
    const error = vi.fn();
    load.mockRejectedValueOnce(new Error("offline"));
    run({ key: "KEY" });
    chatting("on", "error", error);
    launcher()?.click();
    await tick();
    expect(error).toHaveBeenCalledTimes(1);
    document.body.lastElementChild?.shadowRoot?.querySelector<HTMLElement>(".trouble")?.click();
    await tick();
    expect(calls).toEqual(["start", "toggle"]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("hides, shows and shuts down", async () => {
    run({ key: "KEY" });
    chatting("hide");
    expect(launcher()?.hidden).toBe(true);
    chatting("show");
    expect(launcher()?.hidden).toBe(false);
    chatting("open");
    await tick();
    chatting("shutdown");
    expect(calls.at(-1)).toBe("shutdown");
    expect(document.body.childElementCount).toBe(0);
  });

  it("keeps who the visitor is for a chat that is not loaded yet, and tells one that is", async () => {
    window.Chatting = Object.assign(() => {}, { q: [["identify", { id: "5" }]] }) as unknown as Chatting;
    run({ key: "KEY" });
    await tick();
    expect(load).not.toHaveBeenCalled();
    chatting("open");
    await tick();
    expect(frame?.said.identify).toEqual({ id: "5" });
    expect(frame?.calls).toEqual([["identify", { id: "5" }]]);
    chatting("identify", { id: "5", name: "Vera" });
    expect(frame?.said.identify).toEqual({ id: "5", name: "Vera" });
    expect(calls.at(-1)).toBe("update");
  });

  it("connects before anybody acts where the page wants to be seen live", async () => {
    run({ key: "KEY", live: "yes" });
    await tick();
    expect(load).toHaveBeenCalledTimes(1);
    expect(frame?.live).toBe("yes");
  });

  it("does not let a listener's fault stop the others", async () => {
    const heard = vi.fn();
    run({ key: "KEY" });
    chatting("on", "open", heard);
    chatting("open");
    await tick();
    frame?.emit("open");
    await tick();
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

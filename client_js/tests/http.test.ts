import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HttpClient } from "../src/index.ts";

const fetch_mock = vi.fn<typeof fetch>();
const http = new HttpClient({ url: "https://chat.example", token: "secret" });

beforeEach(() => vi.stubGlobal("fetch", fetch_mock));
afterEach(() => {
  vi.unstubAllGlobals();
  fetch_mock.mockReset();
});

describe("over HTTP", () => {
  test("a session is made, and the cookie is accepted", async () => {
    fetch_mock.mockResolvedValue(Response.json({ token: "new" }, { status: 201 }));
    await expect(http.create_session({ email: "ana@bakery.example", password: "correct horse" })).resolves.toEqual({
      token: "new",
    });
    const [url, request] = fetch_mock.mock.calls[0]!;
    expect(url).toBe("https://chat.example/v1/sessions");
    expect(request).toMatchObject({ method: "POST", credentials: "same-origin" });
    expect(new Headers(request?.headers).get("authorization")).toBe("Bearer secret");
  });

  test("an empty answer is an answer", async () => {
    fetch_mock.mockResolvedValue(new Response(null, { status: 204 }));
    await expect(http.delete_session("current")).resolves.toBeUndefined();
  });

  test("a refusal has the server's code and field", async () => {
    const error = { code: "invalid_payload", message: "Too short", field: "password" };
    fetch_mock.mockResolvedValue(Response.json({ error }, { status: 422 }));
    await expect(http.create_session({ email: "a", password: "b" })).rejects.toMatchObject(error);
  });

  test("a proxy's error page and a dead line are `unavailable`", async () => {
    fetch_mock.mockResolvedValueOnce(new Response("<h1>Bad gateway</h1>", { status: 502 }));
    await expect(http.list_sessions()).rejects.toMatchObject({ code: "unavailable" });
    fetch_mock.mockRejectedValueOnce(new TypeError("fetch failed"));
    await expect(http.list_sessions()).rejects.toMatchObject({ code: "unavailable" });
  });
});

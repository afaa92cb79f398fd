import { describe, expect, it } from "vitest";
import { is_jumbo, parse_rich_text, type RichPiece } from "../src/rich_text.ts";

const text = (value: string): RichPiece => ({ type: "text", text: value });
const link = (href: string, label = href): RichPiece => ({ type: "link", href, pieces: [text(label)] });

describe("rich text", () => {
  it("leaves plain text as it is", () => {
    expect(parse_rich_text("2 * 3 * 4 is not_emphasis_here <b>x</b>")).toEqual([
      text("2 * 3 * 4 is not_emphasis_here <b>x</b>"),
    ]);
  });

  it("knows bold, italic and code", () => {
    expect(parse_rich_text("**a** *b* _c_ `**d**`")).toEqual([
      { type: "strong", pieces: [text("a")] },
      text(" "),
      { type: "em", pieces: [text("b")] },
      text(" "),
      { type: "em", pieces: [text("c")] },
      text(" "),
      { type: "code", text: "**d**" },
    ]);
  });

  it("links addresses without the punctuation after them", () => {
    expect(parse_rich_text("See https://a.example/x_(y). Or (https://b.example)!")).toEqual([
      text("See "),
      link("https://a.example/x_(y)"),
      text(". Or ("),
      link("https://b.example"),
      text(")!"),
    ]);
  });

  it("links mail addresses, and labels with a safe target", () => {
    expect(parse_rich_text("me@a.example [call](tel:+123)")).toEqual([
      link("mailto:me@a.example", "me@a.example"),
      text(" "),
      link("tel:+123", "call"),
    ]);
  });

  it.each(["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "/relative", "//host"])(
    "does not link %s",
    (target) => {
      const shown = parse_rich_text(`[click](${target})`);
      expect(shown.every((piece) => piece.type === "text")).toBe(true);
    },
  );

  it("loses no character of what it does not understand", () => {
    const odd = "**a *b _c `d [e](f) ** * _ ](";
    expect(
      parse_rich_text(odd)
        .map((piece) => (piece.type === "text" ? piece.text : "?"))
        .join(""),
    ).toBe(odd);
  });

  it("takes the longest message of nothing but marks in its stride", () => {
    const start = performance.now();
    for (const mark of ["**a ", "*", "_a", "`", "[a](", "a@", "https://"])
      parse_rich_text(mark.repeat(2000).slice(0, 8000));
    expect(performance.now() - start).toBeLessThan(1500);
  });

  it("shows up to three emoji large", () => {
    expect(["🎉", "👍🏽", "❤️ 🎉", "👩‍💻"].map(is_jumbo)).toEqual([true, true, true, true]);
    expect(["1", "🎉 yes", "🎉🎉🎉🎉", ""].map(is_jumbo)).toEqual([false, false, false, false]);
  });
});

import type { Words } from "../words/index.tsx";

export interface KeyHelp {
  /** Each is one way; the keys of a way are pressed together. */
  ways: string[][];
  does: string;
}

export function key_groups({ keys }: Words): { title: string; keys: KeyHelp[] }[] {
  return [
    {
      title: keys.moving,
      keys: [
        { ways: [["J"]], does: keys.next },
        { ways: [["K"]], does: keys.previous },
        { ways: [["O"], [keys.enter]], does: keys.open },
        { ways: [["/"]], does: keys.search },
        { ways: [["?"]], does: keys.help },
      ],
    },
    {
      title: keys.conversation,
      keys: [
        { ways: [["R"]], does: keys.reply },
        { ways: [["N"]], does: keys.note },
        { ways: [["I"]], does: keys.assign_me },
        { ways: [["E"]], does: keys.resolve },
        { ways: [["L"]], does: keys.label },
        { ways: [["X"]], does: keys.select },
      ],
    },
    {
      title: keys.writing,
      keys: [
        { ways: [[keys.enter]], does: keys.send },
        { ways: [[keys.shift, keys.enter]], does: keys.new_line },
        { ways: [[keys.escape]], does: keys.leave },
      ],
    },
  ];
}

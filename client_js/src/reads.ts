import type { Person } from "./types.ts";
import type { ReadPosition } from "./wire.gen.ts";

export function is_same(one: Person, other: Person): boolean {
  return one.type === other.type && one.id === other.id;
}

export function position_of(reads: ReadPosition[], person: Person): ReadPosition | undefined {
  return reads.find(({ reader }) => is_same(reader, person));
}

/** Positions move forward only, whatever order they are heard in. */
export function merge_reads(known: ReadPosition[], incoming: ReadPosition[]): ReadPosition[] {
  return incoming.reduce(merge_read, known);
}

function merge_read(reads: ReadPosition[], incoming: ReadPosition): ReadPosition[] {
  const known = position_of(reads, incoming.reader);
  if (known === undefined) return [...reads, incoming];
  const merged = {
    ...incoming,
    delivered_seq: Math.max(known.delivered_seq, incoming.delivered_seq),
    read_seq: Math.max(known.read_seq, incoming.read_seq),
  };
  if (merged.delivered_seq === known.delivered_seq && merged.read_seq === known.read_seq) return reads;
  return reads.map((position) => (position === known ? merged : position));
}

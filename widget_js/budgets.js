// What the widget may weigh, gzipped: the loader on each page view, the core when somebody wants to talk, and what
// comes after it. The tests hold it to that, not the build: another release of Node may pack a little worse, and must
// still be able to make it.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

export const BUDGETS = [
  { name: /^loader\.js$/, bytes: 2048 },
  { name: /^core-\w+\.js$/, bytes: 28672 },
  { name: /^more-\w+\.js$/, bytes: 15360 },
  { name: /^visit-\w+\.js$/, bytes: 2048 },
  { name: /^more\/[\w-]+\.js$/, bytes: 12288 },
  { name: /^i18n\/[\w-]+\.js$/, bytes: 1536 },
];

function weights(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".js"))
    .map((name) => {
      const bytes = gzipSync(readFileSync(`${folder}/${name}`), { level: 9 }).length;
      const budget = BUDGETS.find((candidate) => candidate.name.test(name));
      return { name, bytes, budget: budget?.bytes ?? 0 };
    });
}

export function tell_weights(folder) {
  for (const { name, bytes, budget } of weights(folder)) console.log(`${name}: ${bytes} of ${budget} bytes gzipped`);
}

export function over_budget(folder) {
  return weights(folder).filter(({ bytes, budget }) => bytes > budget);
}

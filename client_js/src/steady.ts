/** Ask again where what is known changed meanwhile: the answer might still show what has been deleted since. */
export async function steady<Answer>(known: () => unknown, ask: () => Promise<Answer>): Promise<Answer> {
  const before = known();
  const answer = await ask();
  return known() === before ? answer : steady(known, ask);
}

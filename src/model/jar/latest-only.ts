/** Makes a function that gives what `work` gives, or null if it was called again before `work` had ended. */
export function latestOnly(): <Result>(work: () => Promise<Result>) => Promise<Result | null> {
  let latest = 0;
  return async (work) => {
    latest += 1;
    const mine = latest;
    const result = await work();
    return mine === latest ? result : null;
  };
}

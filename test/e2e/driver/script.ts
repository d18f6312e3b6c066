export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A function that uses only its arguments and the globals of its page; arguments and result must survive JSON. */
export type Script<Arguments extends unknown[], Result> = (...args: Arguments) => Result | Promise<Result>;

/** TypeScript loaders may wrap named functions in a call of `__name`, which no page knows. */
const NAME_SHIM = 'const __name = (fn) => fn;';

/** JSON is a subset of JavaScript; JSON has no `undefined`. */
const literal = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

/** An expression that calls the function with these arguments. */
export function callSource<Arguments extends unknown[], Result>(
  script: Script<Arguments, Result>,
  args: Arguments,
): string {
  return `(() => { ${NAME_SHIM} return (${script})(${args.map(literal).join(', ')}); })()`;
}

const POLL_MS = 15;

/**
 * An expression for a promise of the first truthy result, or of null after the timeout; an exception counts as not yet.
 */
export function pollSource<Arguments extends unknown[], Result>(
  script: Script<Arguments, Result>,
  args: Arguments,
  patienceMs: number,
): string {
  return `(async () => {
    const deadline = Date.now() + ${patienceMs};
    for (;;) {
      let last;
      try { const result = await ${callSource(script, args)}; if (result) return { result }; }
      catch (error) { last = String(error); }
      if (Date.now() > deadline) return { last };
      await new Promise((resolve) => setTimeout(resolve, ${POLL_MS}));
    }
  })()`;
}

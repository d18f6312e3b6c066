/** Calls a function once nothing has been noted for a while. */
export interface QuietTimer {
  /** Something happened: waits from now on, if it does not wait for too long already. */
  note(): void;
  stop(): void;
}

/** `run` is called after `quiet` milliseconds without a note, and at the latest `longest` milliseconds after the first one. */
export function whenQuiet(run: () => void, { quiet, longest }: { quiet: number; longest: number }): QuietTimer {
  let quietTimer: ReturnType<typeof setTimeout> | undefined;
  let longestTimer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(quietTimer);
    clearTimeout(longestTimer);
    longestTimer = undefined;
  }

  function end(): void {
    stop();
    run();
  }

  return {
    note() {
      clearTimeout(quietTimer);
      quietTimer = setTimeout(end, quiet);
      longestTimer ??= setTimeout(end, longest);
    },
    stop,
  };
}

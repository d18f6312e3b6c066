import type { Crumb } from '../driver/surface.ts';

/** Faults in the calls of the background: tests put them into its global, where they end with the background. */

export const MODES = [
  'stop before',
  'stop after',
  'crash before',
  'crash after',
  'fail before',
  'fail after',
  'reject on',
  'hang before',
  'hang after',
] as const;
/**
 * What happens at a call, before or after it took effect. `stop`: the call gets no reply, and the test stops the
 * background there; `crash`: the same, and the browser's session ends; `fail`: it throws; `reject`: it and every later
 * write of a cookie throws; `hang`: it gets no reply, and the engine's deadline comes at once.
 */
export type Mode = (typeof MODES)[number];

/**
 * The calls of an operation at which a mode is tried, counted from 1: one for each state that the fault can leave. A read
 * changes nothing, so a fault after it is the same as one before it. A stop or a crash also ends what the background
 * knows, so one before a call is the same as one after the write before that call. The unit tests try every call.
 */
function pointsOf(mode: Mode, calls: readonly string[]): number[] {
  const [what, when] = mode.split(' ');
  const all = calls.map((_, at) => at + 1);
  const isLabel = (pattern: RegExp) => (call: number) => pattern.test(calls[call - 1] ?? '');
  if (what === 'reject') return all.filter(isLabel(/^cookies\.set/));
  if (when === 'after') return all.filter(isLabel(/^\w+\.(?!get)/));
  return what === 'stop' || what === 'crash' ? all.slice(0, 1) : all;
}

/** One call of an operation, counted from 1, and what happens at it. */
export interface Point {
  call: number;
  mode: Mode;
}

/** All points of an operation. */
export function allPoints(calls: readonly string[]): Point[] {
  return MODES.flatMap((mode) => pointsOf(mode, calls).map((call) => ({ call, mode })));
}

export interface Fault {
  /** 1 is the first call; 0 only counts; a text is the first call with this name. */
  call: number | string;
  mode: Mode;
  /** Whether the test waits for the real deadline. */
  slow?: boolean;
}

/** The calls of the background since the fault was set. */
export interface Seen {
  /** The calls up to and including the fault; all of them where there was none. */
  calls: string[];
  reached: boolean;
  /** Writes to the disk during a step that must never be there. */
  leaks: string[];
}

interface Faults extends Seen {
  fault: Fault;
  now: boolean;
  hit: Promise<void>;
  wake(): void;
}

type Api = Record<string, (...args: unknown[]) => Promise<unknown>>;
interface Apis {
  cookies: Api;
  storage: { session: Api; local: Api };
}
interface Harnessed {
  chrome: Apis;
  browser: Apis;
  faults?: Faults;
  FileSystemWritableFileStream: { prototype: Api };
  FileSystemDirectoryHandle: { prototype: Api };
}

/** Sets one fault in the background from the next call on; with a `secret` text no plan and no such text may be written to the disk. */
export async function setFault(crumb: Crumb, fault: Fault, secret: string | null): Promise<void> {
  await crumb.background(putFault, fault, secret);
}

/** Ends the faults in the background and gives what was seen. */
export function endFault(crumb: Crumb): Promise<Seen> {
  return crumb.background(() => {
    const { faults } = globalThis as unknown as Harnessed;
    if (!faults) throw new Error('the background was started anew');
    faults.now = false;
    return { calls: faults.calls, reached: faults.reached, leaks: faults.leaks };
  });
}

/** Waits until the faulty call is made; `reached` false: it was not, within 25 seconds. */
export function faultReached(crumb: Crumb): Promise<Seen> {
  return crumb.background(async () => {
    const { faults } = globalThis as unknown as Harnessed;
    if (!faults) throw new Error('the background was started anew');
    await Promise.race([faults.hit, new Promise((resolve) => setTimeout(resolve, 25_000))]);
    return { calls: faults.calls, reached: faults.reached, leaks: faults.leaks };
  });
}

/** Runs in the background. Only calls for edits count: watching the jar and the settings make calls of their own. */
function putFault(fault: Fault, secret: string | null): void {
  const scope = globalThis as unknown as Harnessed & Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>;
  const OTHERS = ['registrations', 'settings', 'expectedGrant'];
  const fresh = { fault, calls: [], leaks: [], reached: false, now: true };
  let wake = (): void => undefined;
  const hit = new Promise<void>((resolve) => {
    wake = resolve;
  });
  if (scope.faults) {
    Object.assign(scope.faults, fresh, { hit, wake });
    return;
  }
  const faults: Faults = { ...fresh, hit, wake };
  scope.faults = faults;

  const { setTimeout, clearTimeout } = scope;
  const deadlines = new Map<unknown, () => void>();
  scope.setTimeout = ((act: () => void, delay: number) => {
    const timer = setTimeout.call(
      scope,
      () => {
        deadlines.delete(timer);
        act();
      },
      delay,
    );
    if (delay >= 4_000 && delay <= 5_000) deadlines.set(timer, act);
    return timer;
  }) as typeof setTimeout;
  scope.clearTimeout = ((timer: number) => {
    deadlines.delete(timer);
    clearTimeout.call(scope, timer);
  }) as typeof clearTimeout;
  const endDeadlines = () => {
    for (const [timer, act] of [...deadlines]) {
      clearTimeout.call(scope, timer as number);
      deadlines.delete(timer);
      act();
    }
  };

  const keysOf = (asked: unknown): string[] =>
    typeof asked === 'string' ? [asked] : Array.isArray(asked) ? asked : Object.keys(asked ?? {});
  const labelOf = (method: string, asked: unknown): string | null => {
    if (!method.startsWith('cookies.')) {
      const keys = keysOf(asked);
      return keys.length > 0 && keys.every((key) => OTHERS.includes(key)) ? null : `${method} ${keys.join(' ')}`;
    }
    const { name, domain, expirationDate } = (asked ?? {}) as Record<string, unknown>;
    return `${method} ${name ?? domain ?? ''}${expirationDate === 1 ? ' (drop)' : ''}`;
  };
  const call = async (label: string | null, act: () => Promise<unknown>): Promise<unknown> => {
    const [what, when] = faults.fault.mode.split(' ');
    // The error is of the background's own realm: in Firefox the tests run in another.
    const rejection = () => new (globalThis as { Error: typeof Error }).Error('An unexpected error occurred');
    const never = () => new Promise(() => undefined);
    if (!faults.now || label === null) return act();
    if (faults.reached) {
      // A stopped background makes no more calls; a call made before still takes effect.
      if (what === 'stop' || what === 'crash') return never();
      if (what === 'reject' && label.startsWith('cookies.set')) throw rejection();
      return act();
    }
    faults.calls.push(label);
    if (faults.fault.call !== label && faults.fault.call !== faults.calls.length) return act();
    faults.reached = true;
    if (when === 'after') await act();
    faults.wake();
    if (what === 'fail' || what === 'reject') throw rejection();
    // This leaves time for the replies to other calls of the same moment.
    if (what === 'hang' && !faults.fault.slow) setTimeout.call(scope, endDeadlines, 15);
    return never();
  };
  const isLeak = (label: string, args: unknown): boolean =>
    secret !== null && (/^(?:local\.set plan:|files\.write)/.test(label) || JSON.stringify(args).includes(secret));
  const files = [
    ['write', scope.FileSystemWritableFileStream.prototype, 'close'],
    ['remove', scope.FileSystemDirectoryHandle.prototype, 'removeEntry'],
  ] as const;
  for (const [what, api, name] of files) {
    const original = api[name] as (...args: unknown[]) => Promise<unknown>;
    Object.defineProperty(api, name, {
      value(this: unknown, ...args: unknown[]) {
        const label = `files.${what} ${args[0] ?? ''}`;
        if (isLeak(label, [])) faults.leaks.push(label);
        return call(label, () => original.apply(this, args));
      },
    });
  }
  const wrapped = new Set<Api>();
  for (const root of [scope.chrome, scope.browser]) {
    const areas = [
      ['cookies', root.cookies],
      ['session', root.storage.session],
      ['local', root.storage.local],
    ] as const;
    for (const [area, api] of areas) {
      if (wrapped.has(api)) continue;
      wrapped.add(api);
      for (const name in api) {
        const original = api[name];
        if (typeof original !== 'function') continue;
        api[name] = (...args) => {
          const label = labelOf(`${area}.${name}`, args[0]);
          if (area === 'local' && isLeak(String(label), args)) faults.leaks.push(String(label));
          return call(label, () => original.apply(api, args));
        };
      }
    }
  }
}

import { randomUUID } from 'node:crypto';
import type { StepSummary } from '../../../src/contract/steps.ts';
import type { Side } from '../../../src/cookie/jar/exchange.ts';
import type { Crumb, Tab } from '../driver/surface.ts';
import {
  allPoints,
  endFault,
  type Fault,
  faultReached,
  type Mode,
  type Point,
  type Seen,
  setFault,
} from './fault-calls.ts';
import { exchangeOf, type Jar, jarDifference, jarOf, readJar, standingOf, withSide } from './fault-jar.ts';
import { bystanders, type Operation } from './fault-operations.ts';
import {
  forgetSession,
  onDisk,
  replyOfStarted,
  requestValue,
  type SentReply,
  sendRequest,
  startRequest,
} from './fault-page.ts';
import type { End, Tally } from './fault-tally.ts';
import { mismatchOfReply, mismatchOfStep } from './fault-truth.ts';

/** A time after which a background that starts has certainly finished interrupted steps. */
const SETTLING_MS = 5_000;

/** One browser, with a page of the extension that sends the steps. */
export interface Bench {
  crumb: Crumb;
  page: Tab;
  later: number;
  tally: Tally;
}

/** The result of an operation that met a fault. */
interface Cut {
  reply: SentReply<'applyStep'>;
  seen: Seen;
  /** Whether its plan was on the disk when it was interrupted, with its key. */
  wasPlanned: boolean;
}

/** One operation that is interrupted repeatedly, and the jar that must result. */
export class FaultLoop {
  readonly #bench: Bench;
  readonly #operation: Operation;
  #before: Jar = new Map();
  #after: Jar = new Map();
  #onDisk = '';

  constructor(bench: Bench, operation: Operation) {
    this.#bench = bench;
    this.#operation = operation;
  }

  /** Counts the calls, then tries the points that are chosen of them; gives the numbers of both and the errors. */
  async run(choose: (points: Point[]) => Point[]): Promise<{ calls: number; points: number; faults: string[] }> {
    await this.#start();
    const calls = await this.#withoutFault();
    const faults: string[] = [];
    const points = choose(allPoints(calls));
    for (const { call, mode } of points) {
      try {
        this.#bench.tally.add(this.#operation.title, mode, await this.#point({ call, mode }));
      } catch (error) {
        faults.push(`${mode} call ${call} of ${calls.length} (${calls[call - 1]}): ${(error as Error).message}`);
        if (faults.length >= 8) break;
        await this.#start();
      }
    }
    return { calls: calls.length, points: points.length, faults };
  }

  get #to(): Side {
    return this.#operation.way === 'undo' ? 'before' : 'after';
  }

  /** Resets the background and the history, and sets the jar before the operation. */
  async #start(): Promise<void> {
    const { crumb, page } = this.#bench;
    await crumb.stopBackground();
    await page.evaluate(clearStorage);
    await this.#fillJar();
    await requestValue(page, 'readHistory', null);
    this.#onDisk = await onDisk(page);
  }

  async #fillJar(): Promise<void> {
    const { crumb, later } = this.#bench;
    const cookies = [...bystanders(later), ...this.#operation.changes.flatMap(({ before }) => before)];
    await crumb.clearJar();
    await crumb.setJar(cookies);
    this.#before = await readJar(crumb);
    this.#after = withSide(this.#before, this.#operation.changes, 'after');
    this.#expectJar(this.#before, jarOf(cookies));
  }

  async #startAnew(): Promise<void> {
    await this.#bench.crumb.stopBackground();
    await requestValue(this.#bench.page, 'readHistory', null);
  }

  /** The number of calls when nothing fails. */
  async #withoutFault(): Promise<string[]> {
    const { crumb, page } = this.#bench;
    const id = await this.#prepare();
    const { way } = this.#operation;
    if (way !== 'apply') this.#expectJar(way === 'redo' ? this.#before : this.#after, await readJar(crumb));
    await setFault(crumb, { call: 0, mode: 'fail before' }, this.#operation.secret);
    const reply = await this.#act(id);
    const { calls, leaks } = await endFault(crumb);
    const jar = await readJar(crumb);
    this.#say(reply && 'bug' in reply ? reply.bug : mismatchOfReply(reply, this.#operation.changes, jar, this.#to));
    this.#expectJar(this.#to === 'after' ? this.#after : this.#before, jar);
    this.#say(leaks.join());
    const { steps } = await requestValue(page, 'readHistory', null);
    this.#say(mismatchOfStep(steps[0] ?? null, this.#standings(jar)));
    await this.#backToBefore(id, jar);
    return calls;
  }

  async #point(fault: Fault): Promise<End> {
    const { crumb } = this.#bench;
    const { changes, secret } = this.#operation;
    const id = await this.#prepare();
    await setFault(crumb, fault, secret);
    const isStopped = fault.mode.startsWith('stop') || fault.mode.startsWith('crash');
    const { reply, seen, wasPlanned } = isStopped ? await this.#stopped(id, fault.mode) : await this.#survived(id);
    this.#say(seen.reached ? '' : `not reached: ${seen.calls.join(', ')}`);
    this.#say(seen.leaks.map((leak) => `on the disk by ${leak}`).join());
    if (!isStopped) this.#say(mismatchOfReply(reply, changes, await readJar(crumb), this.#to));
    const step = await this.#settled(id);
    const jar = await readJar(crumb);
    const standings = this.#standings(jar);
    if (standings.includes('neither')) throw new Error(`lost: ${jarDifference(this.#before, jar)}`);
    this.#expectJar(this.#before, withSide(jar, changes, 'before'));
    const end = this.#endOf(standings);
    if (fault.mode.startsWith('crash') && step === null) {
      // The history ends with the session; the running step was on the disk.
      this.#say(wasPlanned && end !== 'old' ? 'the step is not in the history' : '');
      this.#say(end === 'old' || end === 'new' ? '' : `halfway, and not in the history: ${standings}`);
      // The background has just been started, and its history is empty: only the jar is to be put back.
      await this.#fillJar();
      await this.#expectNothingLeft();
      return end;
    }
    this.#say(step?.state === 'open' ? 'still open' : mismatchOfStep(step, standings));
    const mended = end === 'mended' || end === 'partly' ? await this.#mend(id, step?.canUndo ?? false) : jar;
    // What could not be removed from the disk is removed at the next start.
    if (/^(?:local\.remove|files\.)/.test(seen.calls.at(-1) ?? '')) await this.#startAnew();
    await this.#backToBefore(id, mended);
    return end;
  }

  /** The step in the history; waits while the background is finishing it. */
  async #settled(id: string): Promise<StepSummary | null> {
    const deadline = Date.now() + SETTLING_MS;
    for (;;) {
      const { steps } = await requestValue(this.#bench.page, 'readHistory', null);
      const step = steps.find((one) => one.id === id) ?? null;
      if (step?.state !== 'open' || Date.now() > deadline) return step;
    }
  }

  #endOf(standings: string[]): End {
    if (standings.includes('both')) return 'mended';
    if (standings.every((standing) => standing === this.#to)) return 'new';
    return standings.includes(this.#to) ? 'partly' : 'old';
  }

  /** A step in the history as the operation finds it. */
  async #prepare(): Promise<string> {
    const { page } = this.#bench;
    const id = randomUUID();
    await requestValue(page, 'forgetSteps', null);
    if (this.#operation.way === 'apply') return id;
    const { step } = await requestValue(page, 'applyStep', this.#newStep(id));
    this.#say(step?.state === 'done' ? '' : `could not be prepared: ${JSON.stringify(step)}`);
    if (this.#operation.way === 'redo') await requestValue(page, 'moveStep', { id, to: 'before' });
    return id;
  }

  #newStep(id: string) {
    const { kind, changes } = this.#operation;
    return { id, kind, exchanges: changes.map((change) => exchangeOf(this.#bench.crumb.name, change)) };
  }

  #act(id: string): Promise<SentReply<'applyStep'>> {
    const { page } = this.#bench;
    if (this.#operation.way === 'apply') return sendRequest(page, 'applyStep', this.#newStep(id));
    return sendRequest(page, 'moveStep', { id, to: this.#to });
  }

  async #survived(id: string): Promise<Cut> {
    const reply = await this.#act(id);
    if (reply === null) throw new Error('the background went away');
    return { reply, seen: await endFault(this.#bench.crumb), wasPlanned: false };
  }

  async #stopped(id: string, mode: Mode): Promise<Cut> {
    const { crumb, page } = this.#bench;
    if (this.#operation.way === 'apply') await startRequest(page, 'applyStep', this.#newStep(id));
    else await startRequest(page, 'moveStep', { id, to: this.#to });
    const seen = await faultReached(crumb);
    const [records, files] = JSON.parse(await onDisk(page)) as [object, string[]];
    const wasPlanned = `plan:${id}` in records && files.includes(id);
    // The session is cleared before the background is stopped, because a change of the jar may start it at once.
    if (mode.startsWith('crash')) await forgetSession(page);
    await crumb.stopBackground();
    const reply = await replyOfStarted<'applyStep'>(page);
    if (reply !== null) throw new Error(`answered when stopped: ${JSON.stringify(reply)}`);
    return { reply, seen, wasPlanned };
  }

  /** One click makes the jar exactly old or exactly new. */
  async #mend(id: string, canUndo: boolean): Promise<Jar> {
    const { crumb, page } = this.#bench;
    await requestValue(page, 'moveStep', { id, to: canUndo ? 'before' : 'after' });
    const jar = await readJar(crumb);
    this.#expectJar(canUndo ? this.#before : this.#after, jar);
    return jar;
  }

  /** Undo restores exactly the jar before the step, and leaves no plan on the disk. */
  async #backToBefore(id: string, jar: Jar): Promise<void> {
    const { crumb, page } = this.#bench;
    if (this.#standings(jar).some((standing) => standing !== 'before')) {
      const reply = await sendRequest(page, 'moveStep', { id, to: 'before' });
      this.#say(reply && 'value' in reply ? '' : `could not be undone: ${JSON.stringify(reply)}`);
    }
    this.#expectJar(this.#before, await readJar(crumb));
    await this.#expectNothingLeft();
  }

  /** What a write that was given up brought to the disk is erased a moment later. */
  async #expectNothingLeft(): Promise<void> {
    const deadline = Date.now() + SETTLING_MS;
    for (;;) {
      const left = await onDisk(this.#bench.page);
      if (left === this.#onDisk) return;
      if (Date.now() > deadline) throw new Error(`left on the disk: ${left}`);
    }
  }

  #standings(jar: Jar) {
    return this.#operation.changes.map((change) => standingOf(change, jar));
  }

  #expectJar(wanted: Jar, found: Jar): void {
    this.#say(jarDifference(wanted, found));
  }

  #say(wrong: string | null): void {
    if (wrong) throw new Error(wrong);
  }
}

/** Runs in a page of the extension. */
async function clearStorage(): Promise<void> {
  const { storage } = (globalThis as unknown as { chrome: { storage: Record<string, { clear(): Promise<void> }> } })
    .chrome;
  await storage.session?.clear();
  await storage.local?.clear();
  const files = await navigator.storage.getDirectory();
  for await (const name of files.keys()) await files.removeEntry(name);
}

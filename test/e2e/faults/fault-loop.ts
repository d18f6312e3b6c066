import { randomUUID } from 'node:crypto';
import type { StepSummary } from '../../../src/contract/steps.ts';
import type { Side } from '../../../src/cookie/jar/exchange.ts';
import type { Crumb, Tab } from '../driver/surface.ts';
import { endFault, type Fault, faultReached, type Mode, pointsOf, type Seen, setFault } from './fault-calls.ts';
import { exchangeOf, type Jar, jarDifference, jarOf, readJar, standingOf, withSide } from './fault-jar.ts';
import { bystanders, type Operation } from './fault-operations.ts';
import { type Answer, ask, askWell, begin, ended, forgetSession, kept } from './fault-page.ts';
import type { End, Tally } from './fault-tally.ts';
import { lieOfAnswer, lieOfStep } from './fault-truth.ts';

/** A background that wakes has finished what it finds long before. */
const SETTLING_MS = 5_000;

/** One browser, with a page of the extension that sends the steps. */
export interface Bench {
  crumb: Crumb;
  page: Tab;
  later: number;
  tally: Tally;
}

/** What was seen of an operation that met a fault. */
interface Cut {
  answer: Answer<'applyStep'>;
  seen: Seen;
  /** Its plan was on the disk when it was cut off. */
  wasPlanned: boolean;
}

/** One operation that is cut off again and again, and the jar that must be there afterwards. */
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

  /** Counts the calls, then tries each of them in each mode; gives how many there were and what was wrong. */
  async run(modes: readonly Mode[]): Promise<{ calls: string[]; points: number; faults: string[] }> {
    await this.#start();
    const calls = await this.#withoutFault();
    const faults: string[] = [];
    let points = 0;
    for (const mode of modes) {
      for (const call of pointsOf(mode, calls)) {
        points += 1;
        try {
          this.#bench.tally.add(this.#operation.title, mode, await this.#point({ call, mode }));
        } catch (error) {
          faults.push(`${mode} call ${call} of ${calls.length} (${calls[call - 1]}): ${(error as Error).message}`);
          if (faults.length >= 8) return { calls, points, faults };
          await this.#start();
        }
      }
    }
    return { calls, points, faults };
  }

  get #to(): Side {
    return this.#operation.way === 'undo' ? 'before' : 'after';
  }

  /** The background and the history from their beginning, and the jar before the operation. */
  async #start(): Promise<void> {
    const { crumb, page } = this.#bench;
    await crumb.stopBackground();
    await page.evaluate(clearStorage);
    await this.#fillJar();
    await askWell(page, 'readHistory', null);
    this.#onDisk = await kept(page, 'local');
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
    await askWell(this.#bench.page, 'readHistory', null);
  }

  /** How many calls there are when nothing goes wrong. */
  async #withoutFault(): Promise<string[]> {
    const { crumb, page } = this.#bench;
    const id = await this.#prepare();
    const { way } = this.#operation;
    if (way !== 'apply') this.#expectJar(way === 'redo' ? this.#before : this.#after, await readJar(crumb));
    await setFault(crumb, { call: 0, mode: 'fail before' }, this.#operation.secret);
    const answer = await this.#act(id);
    const { calls, leaks } = await endFault(crumb);
    const jar = await readJar(crumb);
    this.#say(answer && 'bug' in answer ? answer.bug : lieOfAnswer(answer, this.#operation.changes, jar, this.#to));
    this.#expectJar(this.#to === 'after' ? this.#after : this.#before, jar);
    this.#say(leaks.join());
    const { steps } = await askWell(page, 'readHistory', null);
    this.#say(lieOfStep(steps[0] ?? null, this.#standings(jar)));
    await this.#backToBefore(id, jar);
    return calls;
  }

  async #point(fault: Fault): Promise<End> {
    const { crumb } = this.#bench;
    const { changes, secret } = this.#operation;
    const id = await this.#prepare();
    await setFault(crumb, fault, secret);
    const isStopped = fault.mode.startsWith('stop') || fault.mode.startsWith('crash');
    const { answer, seen, wasPlanned } = isStopped ? await this.#stopped(id, fault.mode) : await this.#survived(id);
    this.#say(seen.reached ? '' : `not reached: ${seen.calls.join(', ')}`);
    this.#say(seen.leaks.map((leak) => `on the disk by ${leak}`).join());
    if (!isStopped) this.#say(lieOfAnswer(answer, changes, await readJar(crumb), this.#to));
    const step = await this.#settled(id);
    const jar = await readJar(crumb);
    const standings = this.#standings(jar);
    if (standings.includes('neither')) throw new Error(`lost: ${jarDifference(this.#before, jar)}`);
    this.#expectJar(this.#before, withSide(jar, changes, 'before'));
    const end = this.#endOf(standings);
    if (fault.mode.startsWith('crash') && step === null) {
      // The history ends with the session; what was underway was on the disk.
      this.#say(wasPlanned && end !== 'old' ? 'the step is not in the history' : '');
      this.#say(end === 'old' || end === 'new' ? '' : `halfway, and not in the history: ${standings}`);
      // The background has just been started, and its history is empty: only the jar is to be put back.
      await this.#fillJar();
      const onDisk = await kept(this.#bench.page, 'local');
      this.#say(onDisk === this.#onDisk ? '' : `left on the disk: ${onDisk}`);
      return end;
    }
    this.#say(step?.state === 'open' ? 'still open' : lieOfStep(step, standings));
    const mended = end === 'mended' || end === 'partly' ? await this.#mend(id, step?.canUndo ?? false) : jar;
    // What could not be taken off the disk is taken off it at the next start.
    if (seen.calls.at(-1)?.startsWith('local.remove')) await this.#startAnew();
    await this.#backToBefore(id, mended);
    return end;
  }

  /** The step in the history; one that the background is just finishing is waited for. */
  async #settled(id: string): Promise<StepSummary | null> {
    const deadline = Date.now() + SETTLING_MS;
    for (;;) {
      const { steps } = await askWell(this.#bench.page, 'readHistory', null);
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
    await askWell(page, 'forgetSteps', null);
    if (this.#operation.way === 'apply') return id;
    const { step } = await askWell(page, 'applyStep', this.#newStep(id));
    this.#say(step?.state === 'done' ? '' : `could not be prepared: ${JSON.stringify(step)}`);
    if (this.#operation.way === 'redo') await askWell(page, 'moveStep', { id, to: 'before' });
    return id;
  }

  #newStep(id: string) {
    const { kind, changes } = this.#operation;
    return { id, kind, exchanges: changes.map((change) => exchangeOf(this.#bench.crumb.name, change)) };
  }

  #act(id: string): Promise<Answer<'applyStep'>> {
    const { page } = this.#bench;
    if (this.#operation.way === 'apply') return ask(page, 'applyStep', this.#newStep(id));
    return ask(page, 'moveStep', { id, to: this.#to });
  }

  async #survived(id: string): Promise<Cut> {
    const answer = await this.#act(id);
    if (answer === null) throw new Error('the background went away');
    return { answer, seen: await endFault(this.#bench.crumb), wasPlanned: false };
  }

  async #stopped(id: string, mode: Mode): Promise<Cut> {
    const { crumb, page } = this.#bench;
    if (this.#operation.way === 'apply') await begin(page, 'applyStep', this.#newStep(id));
    else await begin(page, 'moveStep', { id, to: this.#to });
    const seen = await faultReached(crumb);
    const wasPlanned = (await kept(page, 'local')).includes(id);
    // Before it is stopped: a change of the jar may start it anew at once.
    if (mode.startsWith('crash')) await forgetSession(page);
    await crumb.stopBackground();
    const answer = await ended<'applyStep'>(page);
    if (answer !== null) throw new Error(`answered when stopped: ${JSON.stringify(answer)}`);
    return { answer, seen, wasPlanned };
  }

  /** One click makes it exactly old or exactly new. */
  async #mend(id: string, canUndo: boolean): Promise<Jar> {
    const { crumb, page } = this.#bench;
    await askWell(page, 'moveStep', { id, to: canUndo ? 'before' : 'after' });
    const jar = await readJar(crumb);
    this.#expectJar(canUndo ? this.#before : this.#after, jar);
    return jar;
  }

  /** Undo brings back exactly the jar before the step, and leaves no plan on the disk. */
  async #backToBefore(id: string, jar: Jar): Promise<void> {
    const { crumb, page } = this.#bench;
    if (this.#standings(jar).some((standing) => standing !== 'before')) {
      const answer = await ask(page, 'moveStep', { id, to: 'before' });
      this.#say(answer && 'value' in answer ? '' : `could not be undone: ${JSON.stringify(answer)}`);
    }
    this.#expectJar(this.#before, await readJar(crumb));
    const onDisk = await kept(page, 'local');
    this.#say(onDisk === this.#onDisk ? '' : `left on the disk: ${onDisk}`);
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
}

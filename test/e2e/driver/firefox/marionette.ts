import { connect, type Socket } from 'node:net';
import { callSource, type Script } from '../script.ts';

interface Waiter {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Firefox's reply to `WebDriver:ExecuteScript`, as chrome() wraps it. */
interface ScriptResult {
  value: { json?: string; error?: string };
}

/** A time longer than any wait in a test, so that the wait itself fails first and says what it waited for. */
const SCRIPT_TIMEOUT_MS = 180_000;

/**
 * A client of Firefox's built-in Marionette server: length-prefixed JSON over TCP.
 * Source: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiters = new Map<number, Waiter>();
  #lastId = 0;
  #pending = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Connects to 127.0.0.1 and starts a session whose scripts run in the browser's own (chrome) context. */
  static async open(port: number, capabilities: { acceptInsecureCerts?: boolean } = {}): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    const client = new Marionette(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.on('data', (chunk) => client.#read(chunk, resolve));
    });
    socket.on('close', () => client.#end(new Error('Firefox closed the Marionette connection')));
    socket.on('error', (error) => client.#end(error));
    await client.command('WebDriver:NewSession', capabilities);
    await client.command('WebDriver:SetTimeouts', { script: SCRIPT_TIMEOUT_MS });
    await client.command('Marionette:SetContext', { value: 'chrome' });
    return client;
  }

  /** Sends one command, for example `Addon:Install`; rejects with the browser's own message. */
  command(name: string, parameters: Record<string, unknown> = {}): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const packet = JSON.stringify([0, id, name, parameters]);
    return new Promise((resolve, reject) => {
      this.#waiters.set(id, { resolve, reject });
      this.#socket.write(`${Buffer.byteLength(packet)}:${packet}`);
    });
  }

  /** Runs a self-contained function with full privileges in a browser window; arguments and result travel as JSON. */
  async chrome<Arguments extends unknown[], Result>(
    script: Script<Arguments, Result>,
    ...args: Arguments
  ): Promise<Awaited<Result>> {
    const body = `return (async () => ({ json: JSON.stringify({ result: await ${callSource(script, args)} }) }))()
      .catch((error) => ({ error: String(error) + '\\n' + (error.stack ?? '') }));`;
    // A sandbox that stays: to make one takes a third of the time of a short script. In it no two scripts may have callbacks.
    const kept = { args: [], sandbox: 'kept', newSandbox: false };
    const answer = (await this.command('WebDriver:ExecuteScript', { script: body, ...kept })) as ScriptResult;
    if (answer.value.json === undefined) throw new Error(answer.value.error);
    const { result }: { result: Awaited<Result> } = JSON.parse(answer.value.json);
    return result;
  }

  /** Installs a folder as a temporary add-on and returns its id. */
  async install(path: string): Promise<string> {
    const answer = (await this.command('Addon:Install', { path, temporary: true })) as {
      value: string;
    };
    return answer.value;
  }

  /** Asks Firefox to quit without a prompt; the connection ends with it. */
  async quit(): Promise<void> {
    await this.command('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    this.close();
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer, greeted: () => void): void {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    for (;;) {
      const colon = this.#pending.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#pending.subarray(0, colon));
      if (this.#pending.length < end) return;
      const message: unknown = JSON.parse(this.#pending.subarray(colon + 1, end).toString());
      this.#pending = this.#pending.subarray(end);
      if (Array.isArray(message)) this.#answer(message);
      else greeted();
    }
  }

  #answer([, id, error, result]: unknown[]): void {
    const waiter = this.#waiters.get(Number(id));
    this.#waiters.delete(Number(id));
    if (error) {
      const { error: code, message } = error as { error: string; message: string };
      waiter?.reject(new Error(`${code}: ${message}`));
    } else waiter?.resolve(result);
  }

  #end(error: Error): void {
    for (const waiter of this.#waiters.values()) waiter.reject(error);
    this.#waiters.clear();
  }
}

import { batch, createModel, signal } from '@preact/signals';
import type { Problem } from '../../contract/problem.ts';
import type { SnapshotHead } from '../../contract/snapshots.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { ModelDeps } from '../host/model-deps.ts';

/**
 * Reads the cookies of snapshots, and asks for the passphrase of one that is encrypted:
 *
 *   open(head) --encrypted--> asking --answer--> its cookies, until the dialog is closed
 *        |                     |  ^ wrong
 *        v                     +--+   --giveUp--> null
 *   its cookies
 */
export const PassphraseModel = createModel(({ bridge }: Pick<ModelDeps, 'bridge'>) => {
  /** The snapshot whose passphrase is asked for; null: none. */
  const asking = signal<SnapshotHead | null>(null);
  const isOpening = signal(false);
  const problem = signal<Problem | null>(null);
  const opened = new Map<string, Cookie[]>();
  let finish: (cookies: Cookie[] | null) => void = () => undefined;

  /** null: it cannot be read (`problem` says why), or the person gave up. */
  async function open(head: SnapshotHead): Promise<Cookie[] | null> {
    giveUp();
    const openedBefore = opened.get(head.id);
    if (openedBefore) return openedBefore;
    if (!head.isEncrypted) return read(head, null);
    asking.value = head;
    return new Promise((resolve) => {
      finish = resolve;
    });
  }

  async function answer(passphrase: string): Promise<void> {
    const head = asking.peek();
    if (!head || isOpening.peek()) return;
    const cookies = await read(head, passphrase);
    if (cookies === null || asking.peek() !== head) return;
    asking.value = null;
    finish(cookies);
  }

  async function read({ id, isEncrypted }: SnapshotHead, passphrase: string | null): Promise<Cookie[] | null> {
    isOpening.value = true;
    const result = await bridge.request.readSnapshot({ id, passphrase });
    batch(() => {
      isOpening.value = false;
      problem.value = 'problem' in result ? result.problem : null;
    });
    if ('problem' in result) return null;
    // Only a snapshot that is not encrypted can change under the same id.
    if (isEncrypted) opened.set(id, result.value);
    return result.value;
  }

  function giveUp(): void {
    batch(() => {
      asking.value = null;
      problem.value = null;
    });
    finish(null);
  }

  return { asking, isOpening, problem, open, answer, giveUp };
});
export type Passphrase = InstanceType<typeof PassphraseModel>;

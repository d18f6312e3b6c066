import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Problem } from '../../contract/problem.ts';
import { isExpired } from '../../cookie/jar/expiry.ts';
import { CookieDifference } from '../changes/cookie-difference.tsx';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { ProblemText } from '../parts/problem-text.tsx';

/** One cookie that is switched off, beside what the browser has there now: to be switched on, or deleted for good. */
export function ParkedDialog({ onClose }: { onClose(): void }) {
  const { app, expiry, host, text } = useView();
  const model = app.steps.value?.parked.value;
  const parked = model?.asking.value;
  const isDeleting = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const leave = useRef<HTMLButtonElement>(null);
  if (!model || !parked) return null;
  const { cookie, now } = parked;
  const hasExpired = isExpired(cookie, host.now());
  const close = (): void => {
    model.asking.value = null;
    onClose();
  };
  const switchOn = async (): Promise<void> => {
    const isDone = await model.unpark(parked, { ...(now && { replace: now }), asSession: hasExpired });
    if (isDone) onClose();
  };
  return (
    <Modal title={text('parkedTitle')} onClose={close}>
      <p>{text(now ? 'parkedThere' : 'parkedSince', { when: expiry.local(parked.at) })}</p>
      {hasExpired && cookie.expiryTime !== null && (
        <p>{text('parkedExpired', { when: expiry.local(cookie.expiryTime) })}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <div class="conflicts" tabIndex={0}>
        <CookieDifference left={cookie} now={now} leftName="parkedHere" />
      </div>
      {problem.value && <ProblemText problem={problem.value} />}
      <div class="buttons">
        {isDeleting.value && <p role="alert">{text('forgetParkedAsk')}</p>}
        <button
          // Another button: neither a double click nor an Enter that stays pressed is a yes to the question.
          key={String(isDeleting.value)}
          type="button"
          class="danger"
          onClick={async () => {
            if (!isDeleting.peek()) {
              isDeleting.value = true;
              leave.current?.focus();
              return;
            }
            problem.value = await model.forget(parked);
            if (problem.peek() === null) onClose();
          }}
        >
          {text(isDeleting.value ? 'forgetParkedSure' : 'forgetParked')}
        </button>
        <button type="button" autofocus ref={leave} onClick={close}>
          {text('cancel')}
        </button>
        <button type="button" class={now ? 'danger primary' : 'primary'} onClick={() => void switchOn()}>
          {text(now ? 'unparkReplace' : hasExpired ? 'unparkAsSession' : 'unparkCookie')}
        </button>
      </div>
    </Modal>
  );
}

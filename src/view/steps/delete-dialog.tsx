import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';

/** Asks before several cookies are deleted: how many, of which domains, and of which kinds. */
export function DeleteDialog() {
  const { app, text } = useView();
  const deletion = app.steps.value?.deletion;
  if (!deletion || deletion.asking.value === null) return null;
  const { count, domains, moreDomains, httpOnly, session, notSent } = deletion.summary.value;
  const isRunning = deletion.isRunning.value;
  const facts = [
    ['ofThemHttpOnly', httpOnly],
    ['ofThemSession', session],
    ['ofThemNotSent', notSent],
  ] as const;
  return (
    <Modal title={text('deleteManyAsk', { count })} onClose={deletion.cancel} isBusy={isRunning}>
      <ul class="domains">
        {domains.map(({ domain, count }) => (
          <li key={domain}>
            <bdi>{domain}</bdi> <b>{text('number', { number: count })}</b>
          </li>
        ))}
        {moreDomains > 0 && <li class="soft">{text('andMoreDomains', { count: moreDomains })}</li>}
      </ul>
      <ul class="facts">
        {facts.map(([key, number]) => number > 0 && <li key={key}>{text(key, { count: number })}</li>)}
      </ul>
      <p class="soft">{text('deleteManyExplained')}</p>
      <div class="buttons">
        <button type="button" disabled={isRunning} onClick={deletion.cancel}>
          {text('cancel')}
        </button>
        <button
          type="button"
          class="danger primary"
          autofocus
          aria-busy={isRunning}
          disabled={isRunning || count === 0}
          onClick={() => void deletion.confirm()}
        >
          {text(isRunning ? 'deleting' : 'deleteMany', { count })}
        </button>
      </div>
    </Modal>
  );
}

import { useModel } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { MOST_SEARCHED } from '../../contract/search.ts';
import { type Bisect, BisectModel } from '../../model/bisect/bisect-model.ts';
import { SomeNames } from '../findings/some-names.tsx';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { ProblemText } from '../parts/problem-text.tsx';
import { BisectEnd } from './bisect-end.tsx';
import { BisectScope } from './bisect-scope.tsx';
import './bisect-dialog.css';

/** Finds the cookies that break a page: switches halves of them off, reloads, and asks whether the page works. */
export function BisectDialog({ onClose }: { onClose(): void }) {
  const { app, bridge, host, text } = useView();
  const model: Bisect = useModel(() => new BisectModel({ app, bridge, host }));
  useEffect(() => {
    void model.read();
    void model.choose(model.scope.peek());
  }, [model]);
  const phase = model.phase.value;
  const problem = model.problem.value;
  return (
    <Modal title={text('bisectTitle')} onClose={onClose} isBusy={phase === 'moving'}>
      <div class="bisect" aria-live="polite">
        {phase === 'offered' && <Offer model={model} onClose={onClose} />}
        {(phase === 'moving' || phase === 'reading') && <p aria-busy="true">{text('bisectMoving')}</p>}
        {phase === 'stuck' && <Stuck model={model} />}
        {phase === 'asking' && <Question model={model} />}
        {phase === 'ended' && <BisectEnd model={model} onClose={onClose} />}
        {problem && <ProblemText problem={problem} />}
      </div>
    </Modal>
  );
}

function Offer({ model, onClose }: { model: Bisect; onClose(): void }) {
  const { text } = useView();
  const cookies = model.candidates.value;
  const fixed = model.fixed.value;
  return (
    <>
      <p>{text('bisectOffer')}</p>
      <BisectScope model={model} />
      {cookies && (
        <p>
          {text('bisectAmong', { count: cookies.length })} <SomeNames cookies={cookies} />
        </p>
      )}
      {fixed.length > 0 && (
        <p class="warn">
          {text('bisectFixed', { count: fixed.length })} <SomeNames cookies={fixed} />
        </p>
      )}
      {model.isTooMany.value && <p class="bad">{text('bisectTooMany', { most: MOST_SEARCHED })}</p>}
      <p class="soft">{text('bisectOffer_why')}</p>
      <div class="buttons">
        <button type="button" onClick={onClose}>
          {text('cancel')}
        </button>
        <button
          type="button"
          class="primary"
          autofocus
          disabled={!model.canStart.value}
          onClick={() => void model.start()}
        >
          {text('bisectStart')}
        </button>
      </div>
    </>
  );
}

/** The browser does not have the cookies of the question, so that an answer would mislead. */
function Stuck({ model }: { model: Bisect }) {
  const { text } = useView();
  return (
    <>
      <p data-stuck>{text('bisectStuck')}</p>
      <div class="buttons">
        {model.search.value && (
          <button type="button" onClick={() => void model.stop()}>
            {text('bisectStop')}
          </button>
        )}
        <button type="button" class="primary" onClick={() => void model.retry()}>
          {text('tryAgain')}
        </button>
      </div>
    </>
  );
}

function Question({ model }: { model: Bisect }) {
  const { text } = useView();
  const trial = model.trial.value;
  const search = model.search.value;
  if (trial?.kind !== 'ask' || !search) return null;
  const again = model.storedAgain.value;
  const number = search.answers.length + 1;
  return (
    <>
      <p data-question={number}>{text('bisectTrial', { number, on: trial.on.length, total: search.cookies.length })}</p>
      <p>
        <strong>{text('bisectAsk')}</strong>
      </p>
      {again.length > 0 && (
        <p class="finding" data-severity="warn">
          {text('bisectAgain', { count: again.length })} <SomeNames cookies={again} />
        </p>
      )}
      <div class="buttons">
        <button type="button" onClick={() => void model.stop()}>
          {text('bisectStop')}
        </button>
        {number > 1 && (
          <button type="button" onClick={() => void model.back()}>
            {text('bisectBack')}
          </button>
        )}
        <span class="answers">
          <button type="button" class="primary" onClick={() => void model.answer(true)}>
            {text('bisectWorks')}
          </button>
          <button type="button" class="primary" onClick={() => void model.answer(false)}>
            {text('bisectBroken')}
          </button>
        </span>
      </div>
    </>
  );
}

import type { ThirdParty } from '../../../cookie/verdict.ts';
import { messageKey } from '../../../model/text/message.ts';
import { INITIATORS } from '../../../model/what-if/initiators.ts';
import type { UrlField as FieldName } from '../../../model/what-if/question-model.ts';
import { sourcePagesFor } from '../../../model/what-if/source-pages.ts';
import { useView } from '../../parts/context.ts';
import { useWhatIf } from './what-if-context.ts';
import { WhatIfSettings } from './what-if-settings.tsx';

/** Which request to predict: its URL, its initiator, its method and the page it comes from. */
export function WhatIfQuestion() {
  const { text } = useView();
  const { question } = useWhatIf().whatIf;
  const { initiator, chosenMethod, method, methods } = question;
  const isTyped = initiator.value === 'typed';
  return (
    <section class="question" aria-label={text('whatIf_request')}>
      <UrlField name="url" />
      <div class="how">
        <label>
          <span class="label">{text('whatIf_initiator')}</span>
          <select
            name="way"
            value={initiator.value}
            onChange={({ currentTarget }) => {
              initiator.value = INITIATORS.find((name) => name === currentTarget.value) ?? 'typed';
            }}
          >
            {INITIATORS.map((initiator) => (
              <option key={initiator} value={initiator}>
                {text(messageKey('initiator', initiator))}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="label">{text('whatIf_method')}</span>
          <select
            name="method"
            value={method.value}
            disabled={methods.value.length < 2}
            onChange={({ currentTarget }) => {
              chosenMethod.value = currentTarget.value;
            }}
          >
            {methods.value.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </div>
      {!isTyped && (
        <>
          <UrlField name="page" />
          <SourcePages />
        </>
      )}
      <details class="more">
        <summary>{text('whatIf_more')}</summary>
        {!isTyped && <UrlField name="frame" isOptional />}
        <UrlField name="redirect" isOptional />
        <label>
          <span class="label">{text('whatIf_thirdParty')}</span>
          <select
            name="thirdParty"
            value={question.thirdParty.value ?? ''}
            onChange={({ currentTarget }) => {
              question.thirdParty.value = POLICIES.find((policy) => policy === currentTarget.value) ?? null;
            }}
          >
            <option value="">{text('thirdPartyCookies_asSet')}</option>
            {POLICIES.map((policy) => (
              <option key={policy} value={policy}>
                {text(`thirdPartyCookies_${policy}`)}
              </option>
            ))}
          </select>
        </label>
      </details>
      <WhatIfSettings />
    </section>
  );
}

const POLICIES: readonly ThirdParty[] = ['allowed', 'partitioned', 'blocked'];

function UrlField({ name, isOptional = false }: { name: FieldName; isOptional?: boolean }) {
  const { text } = useView();
  const { question } = useWhatIf().whatIf;
  const isWrong = question.wrongFields.value.has(name);
  return (
    <div class="url-field">
      <label>
        <span class="label">
          {text(`whatIf_${name}`)} {isOptional && <small>{text('whatIf_optional')}</small>}
        </span>
        <input
          name={name}
          class="code"
          value={question.texts.value[name]}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `wrong-${name}` : undefined}
          onInput={({ currentTarget }) => question.type(name, currentTarget.value)}
        />
      </label>
      {isWrong && (
        <p class="faults" id={`wrong-${name}`} role="alert">
          {text('whatIf_urlWrong')}
        </p>
      )}
    </div>
  );
}

/** Source pages for which different rules apply, each as a button. */
function SourcePages() {
  const { app, host, text } = useView();
  const { question } = useWhatIf().whatIf;
  const trial = question.trial.value;
  const pageUrl = app.feed.page.value?.url;
  if (!trial || pageUrl === undefined) return null;
  return (
    <fieldset class="places" aria-label={text('whatIf_places')}>
      {sourcePagesFor(trial.url, pageUrl, host.registrableDomain).map(({ id, url }) => (
        <button
          type="button"
          class="chip"
          key={id}
          data-place={id}
          title={url}
          aria-pressed={question.texts.value.page === url}
          onClick={() => question.type('page', url)}
        >
          {text(`place_${id}`)}
        </button>
      ))}
    </fieldset>
  );
}

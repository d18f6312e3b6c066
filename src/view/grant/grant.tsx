import { useSignal } from '@preact/signals';
import { render } from 'preact';
import type { SettingsCapability } from '../../contract/access.ts';
import type { Text } from '../../model/text/message-key.ts';
import { LateIcon } from '../parts/late-icon.tsx';
import '../tokens.css';
import '../base.css';
import '../states/states.css';

interface Question {
  text: Text;
  origins: readonly string[];
  capability: SettingsCapability | null;
  /** Shows the browser's prompt; must be called in a click. */
  ask(): Promise<boolean>;
  /** Closes the page. */
  close(): void;
}

/** The page that asks for access on behalf of a surface that cannot ask by itself. */
export function mountGrant(question: Question, container: Element): void {
  document.title = question.text('grant_title');
  render(<Grant {...question} />, container);
}

function Grant({ text, origins, capability, ask, close }: Question) {
  const isDenied = useSignal(false);

  async function askOnce(): Promise<void> {
    if (await ask()) close();
    else isDenied.value = true;
  }

  return (
    <main class="state grant">
      <LateIcon name="lock" />
      <h1>{text('grant_title')}</h1>
      <p>{text(capability === null ? 'noPermission_why' : `askCertain_${capability}`)}</p>
      <p>{text('grant_why')}</p>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => void askOnce()}>
          {text('grant_allow')}
        </button>
        <button type="button" onClick={close}>
          {text('grant_close')}
        </button>
      </div>
      <p class="soft" role="status">
        {isDenied.value && text('grant_denied')}
      </p>
      {capability === null && (
        <ul>
          <li>{text('noPermission_private')}</li>
          <li>{text('noPermission_schemes')}</li>
        </ul>
      )}
      {origins.length > 0 && (
        <p class="soft">
          <code>{origins.join('  ')}</code>
        </p>
      )}
    </main>
  );
}

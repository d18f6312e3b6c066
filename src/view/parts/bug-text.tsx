import { useView } from './context.ts';

/** Reports an unexpected error. */
export function BugText({ message }: { message: string }) {
  const { text } = useView();
  return (
    <div class="finding" data-severity="bad" role="alert">
      <strong>{text('bug')}</strong>
      <p>
        {text('bug_do')} <code>{message}</code>
      </p>
    </div>
  );
}

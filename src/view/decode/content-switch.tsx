import { useView } from '../parts/context.ts';

interface Props {
  isTree: boolean;
  onSwitch(isTree: boolean): void;
}

/** Two buttons of which one is pressed: the content as text, or as a tree. */
export function ContentSwitch({ isTree, onSwitch }: Props) {
  const { text } = useView();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line.
    <span class="content-switch" role="group" aria-label={text('contentShowAs')}>
      <button type="button" class="chip" aria-pressed={!isTree} onClick={() => onSwitch(false)}>
        {text('contentText')}
      </button>
      <button type="button" class="chip" aria-pressed={isTree} onClick={() => onSwitch(true)}>
        {text('contentTree')}
      </button>
    </span>
  );
}

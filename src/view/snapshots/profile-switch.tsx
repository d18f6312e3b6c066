import type { Listing } from '../../contract/listing.ts';
import type { SnapshotHead } from '../../contract/snapshots.ts';
import type { Snapshots } from '../../model/snapshots/snapshots-model.ts';
import { shownText } from '../../model/text/shown-data.ts';
import { useView } from '../parts/context.ts';
import { ProblemText } from '../parts/problem-text.tsx';

interface Props {
  model: Snapshots;
  listing: Listing;
  onClose(): void;
}

/** The profiles of the page's site: which one is on, and a button for each other. */
export function ProfileSwitch({ model, listing, onClose }: Props) {
  const { app, text } = useView();
  const { site } = listing;
  const { switchTo, isSwitching, problem, differing } = model.profiles;
  const state = app.steps.value?.profile.state.value;
  const profiles = model.ofSite.value.filter(({ isProfile }) => isProfile);
  if (profiles.length === 0 || listing.scope.page.incognito) return null;
  const switched = (head: SnapshotHead | null) => {
    void switchTo(head).then((isDone) => (isDone ? onClose() : model.read()));
  };
  return (
    <section class="snapshot-form" aria-label={text('profilesTitle')}>
      <h3>{text('profilesTitle')}</h3>
      <p class="soft">{text('profilesExplained', { site })}</p>
      {state?.halfway ? (
        <Halfway model={model} halfway={state.halfway} onClose={onClose} />
      ) : (
        <div class="snapshot-actions">
          {profiles.map((head) => {
            const isOn = state?.on?.id === head.id;
            return (
              <button
                key={head.id}
                type="button"
                data-profile={head.name}
                aria-pressed={isOn}
                disabled={isOn || isSwitching.value}
                onClick={() => switched(head)}
              >
                <bdi>{shownText(head.name)}</bdi> {isOn && <span class="tag">{text('profileOn')}</span>}
              </button>
            );
          })}
          <button
            type="button"
            title={text('profileSignIn_why')}
            disabled={isSwitching.value}
            onClick={() => switched(null)}
          >
            {text('profileSignIn')}
          </button>
        </div>
      )}
      {differing.value !== null && differing.value > 0 && (
        <p role="status">{text('profileDiffers', { count: differing.value })}</p>
      )}
      {problem.value && <ProblemText problem={problem.value} />}
    </section>
  );
}

interface HalfwayProps {
  model: Snapshots;
  halfway: { stepId: string; from: SnapshotHead | null; to: SnapshotHead | null };
  onClose(): void;
}

/** A switch that was stopped half way: one click finishes or undoes it. */
function Halfway({ model: { profiles, read }, halfway: { stepId, from, to }, onClose }: HalfwayProps) {
  const { text } = useView();
  const isBusy = profiles.isSwitching.value;
  const nameOf = (head: SnapshotHead | null): string => (head ? shownText(head.name) : text('profileNone'));
  const ended = (end: Promise<boolean>) => void end.then((isDone) => (isDone ? onClose() : read()));
  return (
    <>
      <p class="warn" role="alert">
        {text('profileHalfway', { from: nameOf(from), to: nameOf(to) })}
      </p>
      <div class="snapshot-actions">
        <button type="button" class="primary" disabled={isBusy} onClick={() => ended(profiles.end(stepId, 'after'))}>
          {text('profileFinish')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => ended(profiles.end(stepId, 'before'))}>
          {text('profileUndo')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => ended(profiles.settle())}>
          {text('profileSettle')}
        </button>
      </div>
    </>
  );
}

import { useModel } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { RulesModel, type RulesState } from '../../model/rules/rules-model.ts';
import { useView } from '../parts/context.ts';
import { Modal } from '../parts/modal.tsx';
import { ProblemText } from '../parts/problem-text.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleLine } from './rule-line.tsx';
import './rules-dialog.css';

/** The rules that protect and block cookies: what each did, and a form for another one. */
export function RulesDialog({ onClose }: { onClose(): void }) {
  const { app, bridge, text } = useView();
  const model: RulesState = useModel(() => {
    const page = app.listing.peek()?.scope.page;
    return new RulesModel({
      bridge,
      cookie: app.opened.peek() ?? app.jarByKey.peek().get(app.list.activeKey.peek() ?? '') ?? null,
      storeId: page?.storeId ?? '',
      incognito: page?.incognito ?? false,
      fail: (error) => {
        throw error;
      },
    });
  });
  useEffect(() => void model.read(), [model]);
  const list = model.list.value;
  const problem = model.problem.value;
  return (
    <Modal title={text('rulesTitle')} onClose={onClose} isWide>
      <div class="task rules">
        <RuleForm model={model} />
        {problem && <ProblemText problem={problem} />}
        <h3>{text('rulesCount', { count: list?.rules.length ?? 0 })}</h3>
        {list && list.rules.length > 0 && (
          <ul>
            {list.rules.map((rule) => (
              <RuleLine key={rule.id} rule={rule} model={model} />
            ))}
          </ul>
        )}
        <p class="soft">{text('rulesExplained')}</p>
        {list?.unreadable !== undefined && <p>{text('rulesUnreadable', { count: list.unreadable })}</p>}
      </div>
      <div class="buttons">
        <button type="button" onClick={onClose}>
          {text('close')}
        </button>
      </div>
    </Modal>
  );
}

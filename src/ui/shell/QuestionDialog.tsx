import { useTranslation } from 'react-i18next';
import { useLoading } from '../../store/loading';
import { useOtherFrame } from '../../store/other-frame';
import { Button, Dialog } from '../controls';
import { dropQuestion, useDialogs } from '../dialogs';
import { savePlan } from '../fileActions';
import { MeshQuestion } from './MeshQuestion';
import { OtherCtQuestion } from './OtherCtQuestion';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly proceedLabel: string;
  readonly canSave?: boolean;
  proceed(): void;
  leave(): void;
}

/** Asked before something that is open is closed, or something kept is lost. */
function Question({ title, text, proceedLabel, canSave, proceed, leave }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} role="alertdialog" onClose={leave}>
      <p>{text}</p>
      <div className="dialog-buttons">
        {canSave && <Button onPress={savePlan}>{t('actions.save')}</Button>}
        <Button autoFocus onPress={leave}>
          {t('loading.cancel')}
        </Button>
        <Button variant="primary" onPress={proceed}>
          {proceedLabel}
        </Button>
      </div>
    </Dialog>
  );
}

/** Asked of each other frame of reference among the files that were opened. */
function OtherFrameQuestion() {
  const { t } = useTranslation();
  const question = useOtherFrame((state) => state.question);
  if (!question) return null;
  const { paths, answer } = question;
  return (
    <Dialog title={t('loading.otherFrameTitle')} role="alertdialog" onClose={() => answer(false)}>
      <p>{t('loading.otherFrameText', { count: paths.length })}</p>
      <ul className="dialog-files">
        {paths.map((path) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
      <p>{t('loading.otherFrameRisk')}</p>
      <div className="dialog-buttons">
        <Button autoFocus onPress={() => answer(false)}>
          {t('loading.otherFrameLeave', { count: paths.length })}
        </Button>
        <Button variant="primary" onPress={() => answer(true)}>
          {t('loading.otherFrameUse')}
        </Button>
      </div>
    </Dialog>
  );
}

export function QuestionDialog() {
  const { t } = useTranslation();
  const question = useDialogs((state) => state.question);
  const replacement = useLoading((state) => state.replacement);
  if (replacement) return <OtherCtQuestion found={replacement} />;
  if (!question) {
    return (
      <>
        <OtherFrameQuestion />
        <MeshQuestion />
      </>
    );
  }
  const closes = question.kind === 'closeCase';
  return (
    <Question
      title={t(closes ? 'loading.closeTitle' : 'loading.discardTitle')}
      text={t(closes ? 'loading.closeText' : 'loading.discardText')}
      proceedLabel={t(closes ? 'loading.close' : 'loading.discard')}
      canSave={closes}
      proceed={() => {
        dropQuestion();
        question.proceed();
      }}
      leave={dropQuestion}
    />
  );
}

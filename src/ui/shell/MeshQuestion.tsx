import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LpsPoint } from '../../core/units';
import type { MeshPlacement } from '../../formats/mesh/placement';
import type { Locale } from '../../i18n';
import { formatNumber } from '../../i18n/format';
import { useMeshQuestion } from '../../store/meshFiles';
import { Button, Choices, Dialog, Toggle } from '../controls';
import { useLocale } from '../useLocale';

/** Asks in which unit and along which axes the coordinates of a surface are, with what each would make of it. */
export function MeshQuestion() {
  const question = useMeshQuestion((state) => state.question);
  // A question a file: what was chosen for one is not there for the next.
  return question ? <Question key={question.path} {...question} /> : null;
}

type Asked = NonNullable<ReturnType<typeof useMeshQuestion.getState>['question']>;

const idOf = ({ units, frame }: MeshPlacement) => `${units} ${frame}`;

function Question({ path, choices, others, answer }: Asked) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [chosen, setChosen] = useState<string>();
  const [forAll, setForAll] = useState(false);
  const meaning = choices.find((choice) => idOf(choice) === chosen);
  return (
    <Dialog title={t('meshes.title')} role="alertdialog" onClose={() => answer({ forAll: false })}>
      <p className="dialog-files">{t('meshes.text', { path })}</p>
      <Choices
        label={t('meshes.title')}
        value={chosen}
        options={choices.map((choice) => ({
          id: idOf(choice),
          label: t(`meshes.frames.${choice.frame}`, { unit: t(`meshes.units.${choice.units}`) }),
          text: placementWords(t, choice, locale),
        }))}
        onChange={setChosen}
      />
      <p className="note">{t('meshes.axesHint')}</p>
      {others > 0 && (
        <Toggle isSelected={forAll} onChange={setForAll}>
          {t('meshes.forAll', { count: others })}
        </Toggle>
      )}
      <div className="dialog-buttons">
        <Button onPress={() => answer({ forAll })}>{t('meshes.leave')}</Button>
        <Button
          variant="primary"
          isDisabled={!meaning}
          onPress={() => meaning && answer({ meaning, forAll })}
        >
          {t('meshes.use')}
        </Button>
      </div>
    </Dialog>
  );
}

/** `58 × 40 × 35 mm, within the CT; its centre 23 mm to the patient’s left …` */
function placementWords(t: TFunction, { sizeMm, lies, offsetMm }: MeshPlacement, locale: Locale): string {
  const decimals = Math.max(...sizeMm) < 10 ? 2 : 0;
  const size = `${sizeMm.map((mm) => formatNumber(mm, locale, decimals)).join(' × ')} mm`;
  const where = lies === 'outside' ? undefined : offsetWords(t, offsetMm, locale);
  return [t(`meshes.lies.${lies}`, { size }), where].filter((words) => words !== undefined).join(' ');
}

const ways = [
  ['left', 'right'],
  ['back', 'front'],
  ['head', 'feet'],
] as const;

/** From the middle of the CT, in whole millimetres; what is nothing is left out. */
function offsetWords(t: TFunction, offsetMm: LpsPoint, locale: Locale): string {
  const parts = offsetMm.flatMap((mm, axis) => {
    const whole = Math.round(mm);
    const way = ways[axis]![whole > 0 ? 0 : 1]!;
    return whole === 0 ? [] : t(`meshes.ways.${way}`, { mm: formatNumber(Math.abs(whole), locale, 0) });
  });
  return parts.length > 0 ? t('meshes.centre', { where: parts.join(', ') }) : t('meshes.centred');
}

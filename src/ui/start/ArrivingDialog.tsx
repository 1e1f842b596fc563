import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { edgeLetters } from '../../core/plane';
import type { Arriving } from '../../formats/dicom-ct/builder';
import { cancelLoading, useArriving } from '../../store/arriving';
import { askForPartInstead } from '../../store/loading';
import { Button, Dialog, Slider } from '../controls';
import { drawArrived, drawSlice, inReadingOrder, lastArrived, sliceAt } from './arrivingPicture';

/** A CT that is being read: its slices as they come, to be looked at and nothing else. */
export function ArrivingDialog() {
  const { t } = useTranslation();
  const arriving = useArriving((state) => state.arriving);
  if (!arriving) return null;
  const total = arriving.arrived.length;
  const isWhole = arriving.count === total;
  return (
    <Dialog title={t('reading.title')} role="alertdialog" onClose={cancelLoading}>
      <div className="arriving">
        <ArrivingSlice arriving={arriving} />
        <p role="status">
          {isWhole ? t('reading.allRead') : t('reading.read', { count: arriving.count, total })}
        </p>
        <p className="muted">{t('reading.onlyToLook')}</p>
      </div>
      <div className="dialog-buttons">
        {!isWhole && <Button onPress={askForPartInstead}>{t('reading.partInstead')}</Button>}
        <Button autoFocus onPress={cancelLoading}>
          {t('loading.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

function ArrivingSlice({ arriving }: { readonly arriving: Arriving }) {
  const { t } = useTranslation();
  const { grid, arrived } = arriving;
  const picture = useRef<HTMLCanvasElement>(null);
  const strip = useRef<HTMLCanvasElement>(null);
  /** The slice that the user looks at; until one is chosen, the last that came. */
  const [chosen, setChosen] = useState<number>();
  const number = chosen ?? inReadingOrder(grid, lastArrived(arriving));
  const k = sliceAt(grid, number);
  const isThere = arrived[k] === 1;
  useEffect(() => {
    if (picture.current) drawSlice(picture.current, arriving, k);
  }, [arriving, k]);
  useEffect(() => {
    if (strip.current) drawArrived(strip.current, arriving);
  }, [arriving]);
  const letters = edgeLetters({ u: grid.axes[0], v: grid.axes[1] });
  const aspect = (grid.dims[0] * grid.spacing[0]) / (grid.dims[1] * grid.spacing[1]);
  const words = t('slices.slice', { n: number, count: arrived.length });
  return (
    <>
      <div className="arriving-picture">
        <canvas
          ref={picture}
          role="img"
          aria-label={isThere ? words : t('reading.notRead')}
          style={{ aspectRatio: aspect }}
        />
        {(['left', 'right', 'top', 'bottom'] as const).map((edge) => (
          <span key={edge} className={`picture-letter letter-${edge}`} aria-hidden>
            {letters[edge]}
          </span>
        ))}
        {!isThere && <strong className="not-read">{t('reading.notRead')}</strong>}
      </div>
      <Slider
        label={t('reading.slice')}
        value={number}
        minValue={1}
        maxValue={arrived.length}
        format={() => words}
        onChange={setChosen}
      />
      <canvas ref={strip} className="arrived-strip" aria-hidden />
    </>
  );
}

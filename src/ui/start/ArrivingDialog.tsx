import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { edgeLetters } from '../../core/plane';
import type { Arriving } from '../../formats/dicom-ct/builder';
import { cancelLoading, useArriving } from '../../store/arriving';
import { askForPartInstead } from '../../store/loading';
import { Button } from '../controls';
import { drawArrived, drawSlice, inReadingOrder, lastArrived, sliceAt } from './arrivingPicture';

/** A CT that is being read: its slices as they come, to be looked at and nothing else. */
export function ArrivingDialog() {
  const arriving = useArriving((state) => state.arriving);
  return arriving ? <Arrivals arriving={arriving} /> : null;
}

/**
 * The browser's own modal dialog and slider: the page is busy with slices, and ours would take it several
 * times as long.
 */
function Arrivals({ arriving }: { readonly arriving: Arriving }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const total = arriving.arrived.length;
  const isWhole = arriving.count === total;
  return (
    <dialog
      ref={dialog}
      className="modal arriving-dialog"
      role="alertdialog"
      aria-label={t('reading.title')}
      onCancel={(event) => {
        event.preventDefault();
        cancelLoading();
      }}
    >
      <div className="dialog arriving">
        <h2>{t('reading.title')}</h2>
        <ArrivingSlice arriving={arriving} />
        <p role="status">
          {isWhole ? t('reading.allRead') : t('reading.read', { count: arriving.count, total })}
        </p>
        <p className="muted">{t('reading.onlyToLook')}</p>
        <div className="dialog-buttons">
          {!isWhole && <Button onPress={askForPartInstead}>{t('reading.partInstead')}</Button>}
          <Button onPress={cancelLoading}>{t('loading.cancel')}</Button>
        </div>
      </div>
    </dialog>
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
  const drawn = useRef('');
  useEffect(() => {
    const wanted = `${k} ${arriving.arrived[k]}`;
    if (!picture.current || drawn.current === wanted) return;
    drawn.current = wanted;
    drawSlice(picture.current, arriving, k);
  }, [arriving, k]);
  useEffect(() => {
    if (strip.current) drawArrived(strip.current, arriving);
  }, [arriving]);
  const letters = edgeLetters({ u: grid.axes[0], v: grid.axes[1] });
  const [width, height] = [grid.dims[0] * grid.spacing[0], grid.dims[1] * grid.spacing[1]];
  const words = t('slices.slice', { n: number, count: arrived.length });
  return (
    <>
      <div className="arriving-picture">
        <canvas
          ref={picture}
          role="img"
          aria-label={isThere ? words : t('reading.notRead')}
          style={{ aspectRatio: width / height }}
        />
        {(['left', 'right', 'top', 'bottom'] as const).map((edge) => (
          <span key={edge} className={`picture-letter letter-${edge}`} aria-hidden>
            {letters[edge]}
          </span>
        ))}
        {!isThere && <strong className="not-read">{t('reading.notRead')}</strong>}
      </div>
      <label className="arriving-slider">
        <span className="field-label">{t('reading.slice')}</span>
        <span>{words}</span>
        <input
          type="range"
          value={number}
          min={1}
          max={arrived.length}
          aria-valuetext={words}
          onChange={(event) => setChosen(Number(event.target.value))}
        />
      </label>
      <canvas ref={strip} className="arrived-strip" aria-hidden />
    </>
  );
}

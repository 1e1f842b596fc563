import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRegion, type VolumePart, wholePart } from '../../core/volume-part';
import { partThatFits } from '../../formats/memory';
import { openOffered } from '../../store/loading';
import { fitOf, needOf } from '../../store/memory';
import { leavePartOffer, type PartOffer, usePartOffer } from '../../store/part-offer';
import { Button, Choices, Dialog } from '../controls';
import { useLocale } from '../useLocale';
import { bytesInWords, resolutionInWords } from './partWords';
import { RegionPicker } from './RegionPicker';

type Way = 'region' | 'coarser' | 'both';

/** Which part of a CT is to be read, or how finely: asked before memory runs out, or when the user wants it. */
export function PartDialog() {
  const offer = usePartOffer((state) => state.offer);
  return offer ? <PartQuestion key={`${offer.wanted.seriesUid} ${offer.why}`} offer={offer} /> : null;
}

function PartQuestion({ offer }: { readonly offer: PartOffer }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { series, budget, why } = offer;
  const grid = series.grid!;
  const [way, setWay] = useState<Way>('region');
  const [box, setBox] = useState(() => partThatFits(grid, series.storage, budget));
  const parts: Readonly<Record<Way, VolumePart>> = {
    region: box,
    coarser: wholePart(grid, true),
    both: { ...box, isHalved: true },
  };
  const part = parts[way];
  const needs = (some?: VolumePart) => bytesInWords(t, needOf(series, budget, some), locale);
  const fit = fitOf(series, budget, part);
  const isLess = part.isHalved || isRegion(part, grid.dims);
  const canBeHalved = Math.min(...grid.dims) > 1;
  const canReadAll = why === 'tight' || (why === 'asked' && fitOf(series, budget) !== 'beyond');
  const [fine, coarse] = [false, true].map((isHalved) => resolutionInWords(offer, isHalved, locale));
  const lost = {
    voxels: coarse!.voxels,
    error: coarse!.error,
    voxelsNow: fine!.voxels,
    errorNow: fine!.error,
  };
  return (
    <Dialog title={t(`reading.why.${why}`)} role="alertdialog" onClose={leavePartOffer}>
      <p>
        {t(`reading.because.${why}`, {
          need: needs(),
          budget: bytesInWords(t, budget.bytes, locale),
        })}
      </p>
      <div className="part">
        <RegionPicker offer={offer} part={box} isDisabled={way === 'coarser'} onChange={setBox} />
        <div className="part-ways">
          <Choices<Way>
            label={t('reading.ways')}
            value={way}
            options={[
              {
                id: 'region',
                label: t('reading.region', { need: needs(parts.region) }),
                text: t('reading.regionText'),
              },
              {
                id: 'coarser',
                label: t('reading.coarser', { need: needs(parts.coarser) }),
                text: t('reading.coarserText', lost),
                isDisabled: !canBeHalved,
              },
              {
                id: 'both',
                label: t('reading.both', { need: needs(parts.both) }),
                text: t('reading.bothText'),
                isDisabled: !canBeHalved,
              },
            ]}
            onChange={setWay}
          />
          <p className={fit === 'fits' ? 'muted' : 'check-warning'} role="status">
            {t(`reading.fit.${fit}`)}
          </p>
        </div>
      </div>
      <div className="dialog-buttons">
        <Button onPress={leavePartOffer}>{t('loading.cancel')}</Button>
        {canReadAll && (
          <Button onPress={() => void openOffered(undefined)}>
            {t(why === 'tight' ? 'reading.wholeAnyway' : 'reading.whole')}
          </Button>
        )}
        <Button
          variant="primary"
          isDisabled={fit === 'beyond'}
          onPress={() => void openOffered(isLess ? part : undefined)}
        >
          {t('reading.readPart')}
        </Button>
      </div>
    </Dialog>
  );
}

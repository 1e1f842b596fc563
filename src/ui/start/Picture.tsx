import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Thumbnail } from '../../formats/thumbnail';

/** The grey picture of a series. */
export function Picture({ thumbnail }: { readonly thumbnail: Thumbnail | undefined }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !thumbnail) return;
    const { width, height, grey } = thumbnail;
    const image = context.createImageData(width, height);
    grey.forEach((value, i) => image.data.set([value, value, value, 255], i * 4));
    context.putImageData(image, 0, 0);
  }, [thumbnail]);
  if (!thumbnail) return <span className="picture" />;
  return (
    <canvas
      ref={canvas}
      className="picture"
      role="img"
      aria-label={t('loading.thumbnail')}
      width={thumbnail.width}
      height={thumbnail.height}
    />
  );
}

import { type RefObject, useEffect, useRef, useState } from 'react';

interface Size {
  readonly width: number;
  readonly height: number;
  /** Of its words, px. */
  readonly type: number;
}

/** The size of a picture on screen, and of the words in it. */
export function useSize(): Size & { readonly ref: RefObject<SVGSVGElement | null> } {
  const ref = useRef<SVGSVGElement>(null);
  const [size, setSize] = useState<Size>({ width: 480, height: 300, type: 24 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      setSize({ width, height, type: Number.parseFloat(getComputedStyle(element).fontSize) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...size };
}

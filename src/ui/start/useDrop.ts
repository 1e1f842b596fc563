import { type DragEvent, useRef, useState } from 'react';
import { droppedFiles } from '../../store/files';
import { openGiven } from '../../store/loading';

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Lets files and folders be dropped anywhere on an element. */
export function useDrop() {
  const [isOver, setIsOver] = useState(false);
  // Enter and leave are told for every child; only the balance says whether the pointer is inside.
  const depth = useRef(0);
  const move = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setIsOver(depth.current > 0);
  };
  const handlers = {
    onDragEnter: (event: DragEvent) => hasFiles(event) && move(1),
    onDragLeave: (event: DragEvent) => hasFiles(event) && move(-1),
    onDragOver: (event: DragEvent) => hasFiles(event) && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setIsOver(false);
      void droppedFiles(event.dataTransfer).then(openGiven);
    },
  };
  return { isOver, handlers };
}

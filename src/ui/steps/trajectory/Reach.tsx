import { usePlan } from '../../../store/plan';
import { useSession } from '../../../store/session';
import { ReachNote } from '../approach/ReachNote';

/** Whether the instruments of the shown axis are long enough. */
export function Reach() {
  const selected = useSession((state) => state.selectedInstrument);
  const instruments = usePlan((state) => state.plan.instruments);
  const chosen = instruments.find(({ id }) => id === selected);
  const onAxis = instruments.filter(
    (item) => item.id === selected || (item.group !== undefined && item.group === chosen?.group),
  );
  return onAxis.map((item) => <ReachNote key={item.id} item={item} named={onAxis.length > 1} />);
}

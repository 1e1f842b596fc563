import { Cell, Grid, Gridline } from 'react-resizable-panels';
import { useSession } from '../../store/session';
import { Notices } from './Notices';
import { ViewFrame } from './ViewFrame';
import { layouts } from './views';

const track = { minSize: '15%' };

/** The views, and over them what the user should know. */
export function Views() {
  return (
    <div className="views-place">
      <ViewGrid />
      <Notices />
    </div>
  );
}

/** The four views of the layout, or the one that is maximised. */
function ViewGrid() {
  const layout = useSession((state) => state.layout);
  const maximised = useSession((state) => state.maximised);
  if (maximised && layouts[layout].includes(maximised)) {
    return (
      <div className="views">
        <ViewFrame key={maximised} view={maximised} />
      </div>
    );
  }
  return (
    <Grid className="views" columns={[track, track]} rows={[track, track]}>
      {layouts[layout].map((view, i) => (
        <Cell key={view} className="view-cell" column={i % 2} row={Math.floor(i / 2)}>
          <ViewFrame view={view} />
        </Cell>
      ))}
      <Gridline className="gridline" type="column" column={1} />
      <Gridline className="gridline" type="row" row={1} />
    </Grid>
  );
}

import { ok } from '../../../core/result';
import { isUid } from '../../../formats/dicomweb/json';
import type { PacsStudy } from '../../../formats/dicomweb/found';
import { listSeries, searchStudies } from '../../../store/pacs/search';
import { type Arguments, type Arity, has, one } from '../arguments';
import type { Answer } from '../define';
import { connect } from './connect';

export const searchOptions: Readonly<Record<string, Arity>> = {
  'patient-name': 'one',
  'patient-id': 'one',
  from: 'one',
  to: 'one',
  modality: 'one',
  description: 'one',
  study: 'one',
  limit: 'one',
  offset: 'one',
  'show-patient': 'flag',
};

export const searchHelp = `search URL        studies[] {studyUid, date, description, modalities, series, instances}, hasMore
  --patient-name N  its beginning; * and ? stand for letters, a blank parts family and given name
  --patient-id ID   as it is
  --from D --to D   days, YYYY-MM-DD; either end may be open
  --modality M      studies that hold CT, MR …
  --description T   anywhere in the study's description
  --limit N         at most so many (50), --offset N the first so many left out
  --show-patient    adds patientName and patientId
search URL --study UID
                  series[] {seriesUid, modality, description, number, instances} of one study
`;

export async function runSearch(url: string, args: Arguments): Promise<Answer> {
  const study = one(args, 'study');
  if (study !== undefined && !isUid(study)) return { usage: '--study needs a UID' };
  const limit = Number(one(args, 'limit') ?? 50);
  const offset = Number(one(args, 'offset') ?? 0);
  if (!Number.isInteger(limit) || limit < 1 || !Number.isInteger(offset) || offset < 0)
    return { usage: '--limit needs a number from 1, --offset one from 0' };
  const server = await connect(url, args);
  if (!server.ok) return server;
  if (study !== undefined) {
    const series = await listSeries(server.value, study);
    return series.ok ? ok({ series: series.value }) : series;
  }
  const found = await searchStudies(server.value, searchOf(args), { limit, offset });
  if (!found.ok) return found;
  const { items, hasMore } = found.value;
  return ok({ studies: has(args, 'show-patient') ? items : items.map(withoutPatient), hasMore });
}

const searchOf = (args: Arguments) => {
  const entries = [
    ['patientName', one(args, 'patient-name')],
    ['patientId', one(args, 'patient-id')],
    ['from', one(args, 'from')],
    ['to', one(args, 'to')],
    ['modality', one(args, 'modality')],
    ['description', one(args, 'description')],
  ] as const;
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
};

const withoutPatient = ({ patientName: _name, patientId: _id, ...study }: PacsStudy) => study;

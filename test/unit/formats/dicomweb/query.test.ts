import { describe, expect, it } from 'vitest';
import { readInstances, readSeries, readStudies, inOrder } from '../../../../src/formats/dicomweb/found';
import {
  dateRange,
  descriptionPattern,
  namePattern,
  studiesPath,
} from '../../../../src/formats/dicomweb/query';

describe('what a user types', () => {
  it('is asked for as the beginning of a name', () => {
    expect(namePattern('Dupont')).toBe('Dupont*');
    expect(namePattern('  Dupont  Jean ')).toBe('Dupont*Jean*');
    expect(namePattern('Dupont, Jean')).toBe('Dupont*Jean*');
    expect(namePattern('Dupont^Jean')).toBe('Dupont*Jean*');
    expect(namePattern('D?pont')).toBe('D?pont');
    expect(namePattern('*pont')).toBe('*pont');
    expect(namePattern('\\ \u0000')).toBeUndefined();
  });

  it('is looked for anywhere in a description', () => {
    expect(descriptionPattern('neck')).toBe('*neck*');
    expect(descriptionPattern('neck*')).toBe('neck*');
    expect(descriptionPattern('')).toBeUndefined();
  });

  it('is a range of days, open or closed', () => {
    expect(dateRange('2024-01-02', '2024-03-04')).toBe('20240102-20240304');
    expect(dateRange('2024-01-02', undefined)).toBe('20240102-');
    expect(dateRange('', '20240304')).toBe('-20240304');
    expect(dateRange('2024-01-02', '2024-01-02')).toBe('20240102');
    expect(dateRange('yesterday', undefined)).toBeUndefined();
  });

  it('cannot add to the question', () => {
    const search = { patientId: '1&limit=9', patientName: 'É a/../b#?', modality: 'CT' };
    const [path, query] = studiesPath(search, { limit: 5, offset: 10 }).split('?');
    expect(path).toBe('/studies');
    const asked = new URLSearchParams(query);
    expect(asked.get('PatientID')).toBe('1&limit=9');
    expect(asked.get('PatientName')).toBe('É*a/../b#?');
    expect(asked.getAll('limit')).toEqual(['5']);
    expect(asked.get('offset')).toBe('10');
    expect(asked.get('ModalitiesInStudy')).toBe('CT');
    expect(asked.has('StudyDate')).toBe(false);
  });
});

const study = {
  '0020000D': { vr: 'UI', Value: ['1.2.3'] },
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'DUPONT^JEAN' }] },
  '00100020': { vr: 'LO', Value: ['77'] },
  '00080020': { vr: 'DA', Value: ['20240102'] },
  '00080061': { vr: 'CS', Value: ['CT', 'SEG'] },
  '00201208': { vr: 'IS', Value: ['42'] },
  '00201206': { vr: 'IS', Value: [2] },
};

describe('an answer', () => {
  it('is read as studies, series, instances', () => {
    expect(readStudies(JSON.stringify([study]))).toEqual({
      ok: true,
      value: [
        {
          studyUid: '1.2.3',
          date: '20240102',
          description: '',
          modalities: ['CT', 'SEG'],
          series: 2,
          instances: 42,
          patientName: 'DUPONT^JEAN',
          patientId: '77',
        },
      ],
    });
    const series = { '0020000E': { Value: ['1.9'] }, '00080060': { Value: ['CT'] } };
    expect(readSeries(JSON.stringify([series]))).toMatchObject({
      value: [{ seriesUid: '1.9', modality: 'CT' }],
    });
    const instance = { '00080018': { Value: ['1.9.1'] }, '00200013': { Value: [7] } };
    expect(readInstances(JSON.stringify([instance]))).toMatchObject({
      value: [{ sopInstanceUid: '1.9.1', number: 7 }],
    });
  });

  it('without a UID that could be asked for is left out, and odd values are nothing', () => {
    const odd = [
      {},
      { '0020000D': { Value: ['../../etc'] } },
      { '0020000D': { Value: ['1.2/3'] } },
      { '0020000D': 7 },
      { '0020000D': { Value: [`1.${'2'.repeat(70)}`] } },
      { ...study, '00080020': { Value: [null] }, '00201208': { Value: ['many'] }, '00100010': 'x' },
    ];
    const read = readStudies(JSON.stringify(odd));
    expect(read.ok && read.value.length).toBe(1);
    expect(read.ok && read.value[0]).not.toHaveProperty('instances');
    expect(read.ok && read.value[0]).not.toHaveProperty('patientName');
  });

  it('may be empty, and must be DICOM JSON', () => {
    expect(readStudies('')).toEqual({ ok: true, value: [] });
    expect(readStudies('[]')).toEqual({ ok: true, value: [] });
    for (const text of ['<html>', '{}', '[1]', '[{', 'null', '[[]]'])
      expect(readStudies(text), text).toMatchObject({ failure: { code: 'pacs-malformed' } });
  });

  it('is put in the order of its numbers', () => {
    expect(inOrder([{ number: 3 }, {}, { number: 1 }])).toEqual([{ number: 1 }, { number: 3 }, {}]);
  });
});

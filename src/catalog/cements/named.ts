import { sources } from '../sources';
import { family } from './build';
import { conditions } from './conditions';
import type { CementFamily, StatedTime } from './types';

const curing = (minutes: number): StatedTime[] => [
  {
    meanS: minutes * 60,
    temperatureC: 25,
    condition: conditions.curing,
    source: sources.settingRheometer,
  },
];

const onlySetting = {
  en: 'Setting viscosity and time are measured; the viscosity before that is assumed.',
  fr: 'La viscosité et le temps de prise sont mesurés ; la viscosité avant la prise est supposée.',
};

const smartSet = (meanS: number, spreadS: number, temperatureC: number): StatedTime => ({
  meanS,
  spreadS,
  temperatureC,
  condition: temperatureC === 20 ? conditions.setting : conditions.equilibrated,
  source: sources.smartSetSetting,
});

/** Cements that a source names. Those it does not time as paste have no working time here. */
export const namedCements: readonly CementFamily[] = [
  family({
    id: 'cement-smartset-hv',
    name: { en: 'SmartSet HV', fr: 'SmartSet HV' },
    note: onlySetting,
    // 534 s at 20 °C.
    setAfterS: 400,
    thickness: 4,
    setting: [smartSet(534, 17, 20), smartSet(414, 6, 24), smartSet(381, 8, 28)],
  }),
  family({
    id: 'cement-cmw1',
    name: { en: 'CMW1', fr: 'CMW1' },
    note: onlySetting,
    setAfterS: 522,
    setting: curing(8.7),
  }),
  family({
    id: 'cement-palacos-r',
    name: { en: 'Palacos R', fr: 'Palacos R' },
    note: onlySetting,
    setAfterS: 780,
    setting: curing(13),
  }),
  family({
    id: 'cement-cemex',
    name: { en: 'Cemex', fr: 'Cemex' },
    note: onlySetting,
    setAfterS: 780,
    setting: curing(13),
  }),
  family({
    id: 'cement-medium-vertebroplasty',
    name: {
      en: 'Medium-viscosity vertebroplasty cement',
      fr: 'Ciment de vertébroplastie de viscosité moyenne',
    },
    note: {
      en: 'The time to harden in the body is measured; the viscosity before that is assumed.',
      fr: 'Le temps de durcissement dans le corps est mesuré ; la viscosité avant la prise est supposée.',
    },
    // 11 min at 37 °C.
    setAfterS: 1320,
    setting: [
      {
        meanS: 660,
        temperatureC: 37,
        condition: conditions.immersed,
        source: sources.mediumViscosity,
      },
    ],
  }),
];

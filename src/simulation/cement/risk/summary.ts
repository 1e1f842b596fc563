import type { BoneModel, OutletType } from '../bone/types';
import type { RiskRun } from './runs';

/** A volume with its interval; null: more than was injected in the runs. */
export interface RiskVolume {
  readonly ml: number | null;
  /** 90 % interval of that share of runs, from binomial order statistics. */
  readonly interval: readonly [number | null, number | null];
}

/** By which volume 10, 25 and 50 % of the runs have leaked here. */
export interface RiskZone {
  readonly ml10: number | null;
  readonly ml25: number | null;
  readonly ml50: number | null;
  readonly interval: {
    readonly ml10: RiskVolume['interval'];
    readonly ml25: RiskVolume['interval'];
    readonly ml50: RiskVolume['interval'];
  };
  /** Share of all runs that leaked here by the end, 0 … 1. */
  readonly share: number;
  readonly type: OutletType;
}

export interface RiskSummary {
  readonly runs: number;
  /** By outlet. */
  readonly zones: Readonly<Record<string, RiskZone>>;
  /** By type: the first outlet of the type that leaks counts. */
  readonly types: Readonly<Partial<Record<OutletType, RiskZone>>>;
}

const confidence = 0.9;

/** Ranks places; it is no calibrated probability for a patient. */
export function summariseRisk(outlets: BoneModel['outlets'], runs: readonly RiskRun[]): RiskSummary {
  const contacts = (ids: readonly string[]) =>
    runs.map(({ contactMl }) => Math.min(...ids.map((id) => contactMl[id] ?? Infinity)));
  const zones = Object.fromEntries(outlets.map(({ id, type }) => [id, zoneOf(contacts([id]), type)]));
  const types: Partial<Record<OutletType, RiskZone>> = {};
  for (const type of new Set(outlets.map((outlet) => outlet.type))) {
    const ids = outlets.filter((outlet) => outlet.type === type).map(({ id }) => id);
    types[type] = zoneOf(contacts(ids), type);
  }
  return { runs: runs.length, zones, types };
}

function zoneOf(volumes: readonly number[], type: OutletType): RiskZone {
  const sorted = [...volumes].sort((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share);
  const [ten, quarter, half] = [at(0.1), at(0.25), at(0.5)] as const;
  return {
    ml10: ten.ml,
    ml25: quarter.ml,
    ml50: half.ml,
    interval: { ml10: ten.interval, ml25: quarter.interval, ml50: half.interval },
    share: volumes.length > 0 ? volumes.filter((ml) => ml < Infinity).length / volumes.length : 0,
    type,
  };
}

/**
 * The volume by which a share of the runs has leaked: order statistic number ⌈n·share⌉; its interval
 * reaches from the order statistic below which the binomial distribution leaves 5 % to the one above
 * which it leaves 5 %.
 */
export function quantile(sorted: readonly number[], share: number): RiskVolume {
  const n = sorted.length;
  const value = (rank: number) => {
    const ml = rank < 1 ? 0 : rank > n ? Infinity : sorted[rank - 1]!;
    return ml < Infinity ? ml : null;
  };
  const tail = (1 - confidence) / 2;
  let cumulative = 0;
  let low = 0;
  let high = n + 1;
  let term = (1 - share) ** n;
  for (let k = 0; k <= n; k++) {
    cumulative += term;
    // P(B ≤ k) small: the quantile lies above order statistic k + 1 with near certainty.
    if (cumulative <= tail) low = k + 1;
    if (cumulative >= 1 - tail && high === n + 1) high = k + 1;
    term *= ((n - k) / (k + 1)) * (share / (1 - share));
  }
  return { ml: value(Math.ceil(n * share - 1e-9)), interval: [value(low), value(Math.min(high, n + 1))] };
}

/** Runs in batches for the workers: many enough to share out evenly, few enough to spare the overhead. */
export const riskBatches = (runs: number, perBatch = 4): number[][] =>
  Array.from({ length: Math.ceil(runs / perBatch) }, (_, n) =>
    Array.from({ length: Math.min(perBatch, runs - n * perBatch) }, (__, i) => n * perBatch + i),
  );

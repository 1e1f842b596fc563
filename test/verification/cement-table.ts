import { cases, isWithin } from './cement-cases';
import { printTable, rounded } from './closed-form-table';

/*
 * Prints the table of src/simulation/cement/README.md from a run:
 * npx tsx test/verification/cement-table.ts [cell sizes] [ids]
 */
await printTable(cases, {
  digits: 5,
  isWithin,
  tolerance: ({ tolerance: [low, high] }) =>
    low === high ? `${rounded(100 * low, 5)} %` : `−${100 * low} / +${100 * high} %`,
  lost: ({ massBalanceError }) => `mass ${massBalanceError.toExponential(0)}`,
});

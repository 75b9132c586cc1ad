/**
 * Bank holidays of England and Wales, by the date on which they are kept, for the years from the first to
 * the last one here.
 *
 * Source: Banking and Financial Dealings Act 1971, schedule 1, and for New Year's Day and the early May
 * holiday the yearly proclamations; worked out from those rules in 2026, Good Friday and Easter Monday from
 * the Gregorian reckoning of Easter (5 April 2026, 28 March 2027, 16 April 2028). A holiday on a weekend is
 * kept on the next weekday that is none. A proclamation may add a day or move one: compare this list each
 * autumn with https://www.gov.uk/bank-holidays, and add a year.
 */
export const BANK_HOLIDAYS: ReadonlySet<string> = new Set([
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31'],
  ...['2026-12-25', '2026-12-28'], // Boxing Day is a Saturday
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30'],
  ...['2027-12-27', '2027-12-28'], // Christmas Day is a Saturday
  ...['2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28'],
  ...['2028-12-25', '2028-12-26'],
]);

/** In words that a school can check them by. */
export const BANK_HOLIDAY_SOURCE =
  'England and Wales, worked out in 2026 from the Banking and Financial Dealings Act 1971 and the yearly proclamations. Compare them each autumn with gov.uk/bank-holidays.';

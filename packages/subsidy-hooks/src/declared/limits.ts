/** What is read of an uploaded statement at most. */

/** Bytes. */
export const LARGEST_STATEMENT = 20_000_000;
/** Rows below the titles. */
export const MOST_ROWS = 200_000;
/** Titles stand within the first rows: shop, period and notes above them are few. */
export const TITLES_WITHIN = 30;

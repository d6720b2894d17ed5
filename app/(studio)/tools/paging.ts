/** Rows in the first page of a list and in each answer after it: some ten screens. */
export const ROWS_PER_PAGE = 400

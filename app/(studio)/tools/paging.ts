/** Rows in the first page of a list and in each answer after it: some four screens, so that each comes at once. */
export const ROWS_PER_PAGE = 120

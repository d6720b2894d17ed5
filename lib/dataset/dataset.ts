/** The files a trainer can read a dataset version as (formats-and-protocols 1.2, 1.7). */
export const EXPORT_FORMATS = ['openai', 'trl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

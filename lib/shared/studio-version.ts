import studio from '../../package.json' with { type: 'json' }

/** The version that exports name as their maker. */
export const STUDIO_VERSION: string = studio.version

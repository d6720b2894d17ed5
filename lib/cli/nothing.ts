// What a guard such as 'server-only' becomes outside of Next.
export {}

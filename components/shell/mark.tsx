/** The studio's mark: a walk over three tools, ending where it is judged. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={className}>
      <path
        d="M4 15.5 8.2 5.6a1 1 0 0 1 1.85 0l3.1 7.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="4" cy="15.5" r="2" fill="currentColor" />
      <circle cx="9.1" cy="5" r="2" fill="currentColor" />
      <circle cx="14.9" cy="15.5" r="2.4" fill="var(--raised)" stroke="var(--accent)" strokeWidth="1.8" />
    </svg>
  )
}

/** Which of the two runs: the same letter and colour wherever they are compared. */
export const RunMark = ({ at }: { at: number }) => (
  <span
    className={`inline-flex size-4 shrink-0 items-center justify-center rounded-sm font-mono text-[0.6875rem] text-paper ${at === 0 ? 'bg-reward-plus' : 'bg-reward-minus'}`}
  >
    {at === 0 ? 'A' : 'B'}
  </span>
)

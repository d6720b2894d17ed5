import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** What lies over a canvas without a tool, and the way to the first ones. */
export function EmptyGraph({ addServer }: { addServer: () => void }) {
  return (
    <div className="pointer-events-none absolute inset-0 z-5 grid content-center [&_button]:pointer-events-auto">
      <EmptyState
        sentence="No tool is on this graph. Add a server of this project, or paste tools of another graph."
        action={
          <Button variant="primary" onClick={addServer}>
            Add server
          </Button>
        }
      />
    </div>
  )
}

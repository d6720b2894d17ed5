import {
  Activity,
  FlaskConical,
  Layers,
  ListChecks,
  type LucideIcon,
  Route as RouteIcon,
  SlidersHorizontal,
  Waypoints,
  Wrench,
} from 'lucide-react'
import type { Route } from 'next'

export interface Place {
  href: Route
  label: string
  icon: LucideIcon
  shortcut: string
}

/** The rooms of the studio in the order of the work. */
export const WORK_PLACES: readonly Place[] = [
  { href: '/tools', label: 'Tools', icon: Wrench, shortcut: 'g t' },
  { href: '/tool-graphs', label: 'Graphs', icon: Waypoints, shortcut: 'g c' },
  { href: '/tasks' as Route, label: 'Tasks', icon: ListChecks, shortcut: 'g k' },
  { href: '/synthesis', label: 'Synthesise', icon: FlaskConical, shortcut: 'g s' },
  { href: '/trajectories', label: 'Trajectories', icon: RouteIcon, shortcut: 'g r' },
  { href: '/datasets', label: 'Datasets', icon: Layers, shortcut: 'g d' },
]

/** What runs and what is set, at the foot. */
export const FOOT_PLACES: readonly Place[] = [
  { href: '/jobs', label: 'Jobs', icon: Activity, shortcut: 'g j' },
  { href: '/settings', label: 'Settings', icon: SlidersHorizontal, shortcut: 'g ,' },
]

/** Whether `pathname` lies in the room at `href`. */
export const isInside = (pathname: string, href: string) =>
  pathname === href || pathname.startsWith(`${href}/`)

export const overlayLook = 'fixed inset-0 z-40 bg-shade'

export const panelLook =
  'floating fixed top-[14vh] left-1/2 z-50 flex max-h-[72vh] w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 flex-col outline-none'

/** Lets the browser save some content under a name. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** Browsers refuse larger drawings; a larger picture is drawn smaller. */
const SIDE_MAX = 8192

/** SVG text of a stated size drawn as a PNG, at twice its size where that fits; null where the browser cannot draw it. */
export async function pngOf(svg: string, width: number, height: number): Promise<Blob | null> {
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await picture.decode()
  const scale = Math.min(2, SIDE_MAX / Math.max(width, height))
  const sheet = document.createElement('canvas')
  sheet.width = Math.ceil(width * scale)
  sheet.height = Math.ceil(height * scale)
  sheet.getContext('2d')?.drawImage(picture, 0, 0, sheet.width, sheet.height)
  return new Promise((resolve) => sheet.toBlob(resolve, 'image/png'))
}

/** Lets the reader choose a file and answers with its name and text; never answers when nothing is chosen. */
export function openTextFile(accept: string): Promise<{ name: string; text: string }> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.onchange = () => {
      const file = input.files?.[0]
      if (file) file.text().then((text) => resolve({ name: file.name, text }), reject)
    }
    input.click()
  })
}

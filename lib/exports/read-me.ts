import 'server-only'
import en from '@/messages/en.json'

const words = en.exportReadme.words
const paragraphs = ['title', 'made', 'files', 'owners', 'secrets', 'csv'] as const

/** What is in the zip and what is not, for whoever opens it without us. */
export function readMe(at: Date): string {
  return paragraphs.map((name) => `${words[name].replace('{date}', at.toISOString())}\n`).join('\n')
}

import type { ExportFormat, WrittenRow } from '../dataset'
import type { Trajectory } from '../trajectory'
import type { RowProblem } from './conversation-rules'
import { writeOpenAiRow } from './openai-finetune'
import { writeTrlRow } from './trl-sft'
import { checkOpenAiRow, checkTrlRow } from './validate-rows'

/** How one kind of trainer reads a trajectory: its title for people, its file, its writer and its rules. */
interface RowFormat {
  title: string
  fileName: string
  writeRow(trajectory: Trajectory): WrittenRow
  checkRow(text: string): RowProblem[]
}

/** Every export format; a new one is a new line here. */
export const ROW_FORMATS = {
  openai: {
    title: 'OpenAI fine-tuning',
    fileName: 'openai.jsonl',
    writeRow: writeOpenAiRow,
    checkRow: checkOpenAiRow,
  },
  trl: { title: 'TRL SFT', fileName: 'trl.jsonl', writeRow: writeTrlRow, checkRow: checkTrlRow },
} satisfies Record<ExportFormat, RowFormat>

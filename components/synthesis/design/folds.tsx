import { TASK_DIMENSION_NAMES } from '@/components/task/words'
import { dimensionNames } from '@/components/trajectory/dimension-names'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import { formatCount } from '@/lib/shared/format'
import { TASK_DIMENSIONS, TASK_LEVELS } from '@/lib/task'
import { DIMENSIONS } from '@/lib/trajectory'
import { useDesign } from './design-context'
import { Fold } from './fold'
import { OriginMark } from './origin-mark'
import { PersonaFile } from './persona-file'
import { ChoiceSetting, NamesSetting, NumberSetting, SwitchSetting } from './setting-fields'

const THREE = 'grid grid-cols-2 gap-x-3 gap-y-2 @xl:grid-cols-3'
const percent = (share: number) => `${Math.round(share * 100)} %`

/** What is set more rarely, group by group. */
export function Folds() {
  const { params } = useDesign()
  const { chains, user, distractors, tasks, judge } = params
  const mixedIn = distractors.high + distractors.medium + distractors.low
  const levels = TASK_DIMENSIONS.filter((dimension) => tasks.thresholds[dimension] !== undefined)
  const variants = [
    judge.failedCall !== 0,
    judge.queryUnderstandScale !== 'thirds',
    judge.stepView !== 'so-far',
    judge.nothingToJudge !== 'not-applicable',
  ].filter(Boolean).length
  return (
    <div className="border-line border-b">
      <Fold
        title="Chains"
        line={`${chains.lengthMin}–${chains.lengthMax} tools · ${formatCount(chains.walks)} walks a graph · ${chains.acyclic ? 'no tool twice' : 'tools may repeat'}${chains.mustContain?.length ? ` · through ${chains.mustContain.length} tools` : ''} · server-only ${params.serverTools.min}–${params.serverTools.max} tools · up to ${params.writeTries} plans for a task`}
        paths={['chains', 'serverTools', 'writeTries']}
      >
        <div className={THREE}>
          <NumberSetting path="chains.lengthMin" />
          <NumberSetting path="chains.lengthMax" />
          <NumberSetting path="chains.walks" />
          <NumberSetting path="serverTools.min" />
          <NumberSetting path="serverTools.max" />
          <NumberSetting path="writeTries" />
        </div>
        <SwitchSetting path="chains.acyclic" />
        <MustContain />
      </Fold>
      <Fold
        title="Personas"
        line={
          params.personas === null
            ? 'the built-in set, of our own writing'
            : `${formatCount(params.personas.length)} of your own`
        }
        paths={['personas']}
      >
        <PersonaFile />
      </Fold>
      <Fold
        title="Task gate"
        line={
          levels.length === 0
            ? 'no threshold'
            : `${levels.map((dimension) => `${TASK_DIMENSION_NAMES[dimension]} ≥ ${tasks.thresholds[dimension]}`).join(' · ')}`
        }
        paths={['tasks']}
      >
        <TaskGate />
      </Fold>
      <Fold
        title="User"
        line={
          user.kind === 'one-message'
            ? 'one message, as in ASTRA'
            : `simulated · ${percent(user.withholdRate)} hold back · ${percent(user.changeRate)} change their mind · up to ${user.messagesMax} more messages`
        }
        paths={['user']}
      >
        <div className={THREE}>
          <ChoiceSetting
            path="user.kind"
            choices={[
              { value: 'one-message', label: 'one message, as in ASTRA' },
              { value: 'simulated', label: 'simulated, answers questions' },
            ]}
          />
          {user.kind === 'simulated' && (
            <>
              <NumberSetting path="user.withholdRate" />
              <NumberSetting path="user.changeRate" />
              <NumberSetting path="user.messagesMax" />
            </>
          )}
        </div>
      </Fold>
      <Fold
        title="Tools"
        line={`${params.backend === 'emulator' ? 'emulated' : 'live where reachable, else emulated'} · ${percent(params.failureRate)} of emulated calls fail · ${mixedIn === 0 ? 'no distractors' : `up to ${mixedIn} distractors`}`}
        paths={['backend', 'failureRate', 'distractors']}
      >
        <div className={THREE}>
          <ChoiceSetting
            path="backend"
            choices={[
              { value: 'emulator', label: 'from the emulator' },
              { value: 'live', label: 'live, else emulated' },
            ]}
          />
          <NumberSetting path="failureRate" />
        </div>
        <fieldset className={THREE}>
          <legend className="mb-2 text-ink-soft text-meta">
            Distractors: irrelevant tools mixed in, up to so many of each likeness. ASTRA’s SFT data has none.
          </legend>
          <NumberSetting path="distractors.high" />
          <NumberSetting path="distractors.medium" />
          <NumberSetting path="distractors.low" />
        </fieldset>
      </Fold>
      <Fold
        title="Limits"
        line={`${params.turnsMax} turns · ${params.secondsMax} s · ${params.tokensMax === null ? 'tokens without limit' : `${formatCount(params.tokensMax)} tokens`} · ${params.spendMax === null ? 'spend without limit' : `${params.spendMax} USD`}`}
        paths={['turnsMax', 'secondsMax', 'tokensMax', 'spendMax']}
      >
        <div className={THREE}>
          <NumberSetting path="turnsMax" />
          <NumberSetting path="secondsMax" />
          <NumberSetting path="tokensMax" />
          <NumberSetting path="spendMax" />
        </div>
      </Fold>
      <Fold
        title="Judge"
        line={`mean ≥ ${params.scoreMin} · ${params.required.length} of 7 dimensions required · ${variants === 0 ? 'the paper’s form' : `${variants} variants`}`}
        paths={['scoreMin', 'required', 'judge']}
      >
        <div className={THREE}>
          <NumberSetting path="scoreMin" />
          <ChoiceSetting
            path="judge.failedCall"
            choices={[
              { value: 0, label: '0, as in the paper' },
              { value: 0.5, label: '0.5, as in the code' },
            ]}
          />
          <ChoiceSetting
            path="judge.queryUnderstandScale"
            choices={[
              { value: 'thirds', label: '0, 0.5, 1, as in the paper' },
              { value: 'bits', label: '0, 1, as in the code' },
            ]}
          />
          <ChoiceSetting
            path="judge.stepView"
            choices={[
              { value: 'so-far', label: 'the record so far (paper)' },
              { value: 'whole', label: 'the whole record (code)' },
            ]}
          />
          <ChoiceSetting
            path="judge.nothingToJudge"
            choices={[
              { value: 'not-applicable', label: 'left out of the mean (ours)' },
              { value: 'full-marks', label: 'full marks (code)' },
            ]}
          />
        </div>
        <NamesSetting path="required" names={DIMENSIONS} nameOf={(name) => dimensionNames[name].title} />
        <p className="text-ink-faint text-meta">
          An item without a verdict on a dimension that must be judged is quarantined. The built-in judge
          decides five of the seven.
        </p>
      </Fold>
    </div>
  )
}

function MustContain() {
  const { params, set } = useDesign()
  const { mustContain, ...chains } = params.chains
  if (!mustContain?.length) return null
  return (
    <p className="flex flex-wrap items-center gap-2 text-ink-soft text-meta">
      Only chains through <code className="font-mono text-ink">{mustContain.join(', ')}</code>
      <button
        type="button"
        className="rounded-sm text-accent underline"
        onClick={() => set('chains', chains)}
      >
        any chain
      </button>
    </p>
  )
}

/** The least level of each dimension of a task, and which of them must be judged. */
function TaskGate() {
  const { params, set } = useDesign()
  const { thresholds, required } = params.tasks
  return (
    <div className="grid gap-1">
      <p className="flex items-baseline gap-2 text-ink-faint text-meta">
        Five dimensions, levels 1 to 5. Below the least level a task is dropped; the paper’s values are not
        published. <OriginMark path="tasks.thresholds" />
      </p>
      {TASK_DIMENSIONS.map((dimension) => (
        <div key={dimension} className="flex h-row items-center gap-3">
          <span className="w-48 truncate">{TASK_DIMENSION_NAMES[dimension]}</span>
          <Select
            aria-label={`Least level of ${TASK_DIMENSION_NAMES[dimension]}`}
            className="w-32"
            value={thresholds[dimension] ?? ''}
            onChange={({ target }) => {
              const { [dimension]: _, ...others } = thresholds
              set(
                'tasks.thresholds',
                target.value === '' ? others : { ...thresholds, [dimension]: Number(target.value) },
              )
            }}
          >
            <option value="">no threshold</option>
            {TASK_LEVELS.map((level) => (
              <option key={level} value={level}>
                at least {level}
              </option>
            ))}
          </Select>
          <Checkbox
            label="must be judged"
            checked={required.includes(dimension)}
            onChange={({ target }) =>
              set(
                'tasks.required',
                TASK_DIMENSIONS.filter((one) =>
                  one === dimension ? target.checked : required.includes(one),
                ),
              )
            }
          />
        </div>
      ))}
    </div>
  )
}

import { Plus, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { everyRole } from '@/lib/synthesis'
import { roleNames } from '../names'
import { useDesign } from './design-context'
import { ChoiceSetting } from './setting-fields'

export interface ModelChoice {
  id: string
  label: string
}

const SOLO = ['author', 'agent', 'emulator', 'user'] as const
const JUDGES_MAX = 7

/** Who plays each part. The first choice is for the parts that a model takes by default; each can differ. */
export function PlayersFields({ models }: { models: readonly ModelChoice[] }) {
  const { params, set } = useDesign()
  const { judges, author, agent } = params.models
  const isOne = author === agent && judges.every((judge) => judge === author)
  const setJudge = (at: number, judge: string) =>
    set(
      'models.judges',
      judges.map((one, place) => (place === at ? judge : one)),
    )
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-section">By whom</legend>
      <div className="grid grid-cols-2 gap-x-3 gap-y-2 @xl:grid-cols-3">
        <Field label={<span title="Chooses author, agent and judge at once">Model</span>}>
          {(control) => (
            <Select
              {...control}
              value={isOne ? author : ''}
              onChange={({ target }) => set('models', { ...params.models, ...everyRole(target.value) })}
            >
              {!isOne && <option value="">as below</option>}
              <Options models={models} />
            </Select>
          )}
        </Field>
        {SOLO.map((role) => (
          <Field key={role} label={<span title={roleNames[role].does}>{roleNames[role].title}</span>}>
            {(control) => (
              <Select
                {...control}
                value={params.models[role]}
                onChange={({ target }) => set(`models.${role}`, target.value)}
              >
                <Options models={models} />
              </Select>
            )}
          </Field>
        ))}
        <div className="grid content-start gap-1">
          {judges.map((judge, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: judges have no names of their own, only places
            <Field key={at} label={at === 0 ? 'Judge' : `Judge ${at + 1}`}>
              {(control) => (
                <span className="flex items-center gap-1">
                  <Select
                    {...control}
                    className="min-w-0 flex-1"
                    value={judge}
                    onChange={({ target }) => setJudge(at, target.value)}
                  >
                    <Options models={models} />
                  </Select>
                  {at > 0 && (
                    <IconButton
                      label={`Remove judge ${at + 1}`}
                      icon={<X aria-hidden />}
                      onClick={() =>
                        set(
                          'models.judges',
                          judges.filter((_, place) => place !== at),
                        )
                      }
                    />
                  )}
                </span>
              )}
            </Field>
          ))}
          {judges.length < JUDGES_MAX && (
            <Button
              size="small"
              className="justify-self-start"
              icon={<Plus aria-hidden />}
              onClick={() => set('models.judges', [...judges, 'built-in'])}
            >
              Another judge
            </Button>
          )}
        </div>
      </div>
      {judges.length > 1 && (
        <ChoiceSetting
          path="judge.panel"
          className="max-w-xs"
          choices={[
            { value: 'mean', label: 'the mean' },
            { value: 'median', label: 'the median' },
            { value: 'lowest', label: 'the lowest' },
            { value: 'majority', label: 'the majority' },
          ]}
        />
      )}
    </fieldset>
  )
}

const Options = ({ models }: { models: readonly ModelChoice[] }) => (
  <>
    <option value="built-in">built-in, rule-based</option>
    {models.map(({ id, label }) => (
      <option key={id} value={id}>
        {label}
      </option>
    ))}
  </>
)

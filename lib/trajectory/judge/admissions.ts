/** Words by which an agent says that something did not or cannot work; English and Chinese. */
const ADMITS =
  /could(n['’]t| not)|can(not|['’]t)|unable|fail|error|sorry|unfortunately|not (available|possible|found)|unavailable|did not|no longer|skipped|do(n['’]t| not) have|there is no|no (tool|way)|无法|不能|没有|抱歉|失败|未能|不支持/i

export const admitsFailure = (text: string): boolean => ADMITS.test(text)

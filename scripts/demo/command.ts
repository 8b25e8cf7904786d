import { setBankClock } from '@/lib/clock'
import { setProductDatabase } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open-database'
import { liveThrough } from '@/lib/demo/live-on'
import { writePrepared } from '@/lib/demo/prepared-file'
import { takeOut } from '@/lib/demo/take-out'
import { standingStorage } from '@/lib/simulator'
import { openSimulatorOn } from '@/lib/stripe/simulator'
import { moveClock } from './moved-clock'

const years = 730
const dayMs = 86_400_000

// Lives the demo people's two years in a database and a simulator of its own, both in memory, and leaves what came of it in a file.
const [file = ''] = process.argv.slice(2)
const { realNow, moveTo } = moveClock()
moveTo(realNow - (years + 1) * dayMs)
const opened = openDatabase('memory')
setProductDatabase(opened)
await migrate(opened)
const standing = standingStorage()
setBankClock((await openSimulatorOn(standing)).now)
await liveThrough(years, realNow, moveTo)
writePrepared(file, await takeOut(standing.steps()))
await opened.close()
process.exit(0)

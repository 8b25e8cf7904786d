import { audit } from './audit'

process.exitCode = await audit(process.argv.slice(2))

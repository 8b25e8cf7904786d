import { endpoint } from '../endpoint'
import { missing } from '../errors'
import { plainShape } from './shapes'

/** Tokens of bank accounts, which are made in a session's browser and nowhere else here. */
export const tokenEndpoint = endpoint({
  method: 'GET',
  path: '/v1/tokens/:token',
  params: {},
  shape: plainShape,
  run({ world }, _, { token }) {
    const { session } = world.tables
    const made = session.get(session.keys('token', token).at(0) ?? '')?.token
    if (!made) throw missing('token', token, 'token')
    return made
  },
})

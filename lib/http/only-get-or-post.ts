import 'server-only'
import { refuseMethod } from './refuse-method'

/** What `export *` adds to a route file with a GET and a POST of its own. */
const refused = refuseMethod('GET, HEAD, POST')

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as PUT }

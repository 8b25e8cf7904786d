import 'server-only'
import { refuseMethod } from './refuse-method'

/** What `export *` adds to a route file with a POST of its own; Next answers HEAD with the GET. */
const refused = refuseMethod('POST')

export { refused as DELETE, refused as GET, refused as OPTIONS, refused as PATCH, refused as PUT }

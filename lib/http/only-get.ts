import 'server-only'
import { refuseMethod } from './refuse-method'

/** What `export *` adds to a route file with a GET of its own. */
const refused = refuseMethod('GET, HEAD')

export { refused as DELETE, refused as OPTIONS, refused as PATCH, refused as POST, refused as PUT }

import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './lib/!(simulator)/table.ts',
  out: './lib/db/migrations',
  schemaFilter: ['public', 'auth'],
})

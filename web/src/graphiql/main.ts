// GraphiQL, a document of its own: the schema is built in, it acts by the session, and nothing is kept in the browser.
import { DOC_EXPLORER_PLUGIN, DocExplorerContextProvider } from '@graphiql/plugin-doc-explorer'
import { GraphiQL, GraphiQLInterface, GraphiQLProvider } from 'graphiql'
import { buildSchema } from 'graphql'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

import schemaText from '../../../schema.graphqls?raw'
import { complete } from './accessible.ts'
import { fetcher } from './fetcher.ts'
import 'graphiql/style.css'
import './graphiql.css'

const welcome = `# The API of goodones, as you: what you run acts by your session. Ctrl-Enter runs, Ctrl-Space completes.
{
  viewer {
    name
  }
}
`

// A query in the address is shown. Only the button, or its key, runs one.
const shown = new URLSearchParams(location.search)
const chosen = localStorage.getItem('theme') // on the page
const theme = chosen === 'light' || chosen === 'dark' ? chosen : 'system'
document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme

const heading = createElement('h1', null, createElement('a', { href: '/' }, 'goodones'))
const logo = createElement(GraphiQL.Logo, null, heading)
const content = createElement(
  GraphiQLInterface,
  {
    isHeadersEditorEnabled: false,
    showPersistHeadersSettings: false,
    forcedTheme: theme,
    defaultEditorToolsVisibility: shown.has('variables'),
    children: logo,
  },
)
const explorer = createElement(DocExplorerContextProvider, null, content)
const settings = {
  fetcher,
  schema: buildSchema(schemaText),
  storage: null as unknown as undefined, // null is GraphiQL's word for none
  children: explorer,
  shouldPersistHeaders: false,
  plugins: [DOC_EXPLORER_PLUGIN],
  referencePlugin: DOC_EXPLORER_PLUGIN,
  defaultQuery: welcome,
  ...(shown.get('query') ? { query: shown.get('query') as string } : {}),
  ...(shown.get('variables') ? { variables: shown.get('variables') as string } : {}),
  ...(shown.get('operationName') ? { operationName: shown.get('operationName') as string } : {}),
}

const place = document.getElementById('graphiql') as HTMLElement
complete(place)
createRoot(place).render(createElement(GraphiQLProvider, settings))

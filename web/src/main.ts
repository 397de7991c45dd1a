import './theme.css'

import { mount } from 'svelte'

import App from './App.svelte'
import { theme } from './ui/theme.svelte.ts'

theme.apply()
mount(App, { target: document.getElementById('app') as HTMLElement })

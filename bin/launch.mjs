// Plain JavaScript on purpose: it runs on whatever Node the machine has, installs what is missing,
// then hands over to the pinned Node 24 that npm brought (the machine's own Node only runs npm).
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const runtimeMajor = 24
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

function stopWith(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function installWhenNeeded() {
  const stamp = join(root, 'node_modules', '.khien-installed')
  const wanted = createHash('sha256')
  for (const name of ['package.json', 'package-lock.json'])
    if (existsSync(join(root, name))) wanted.update(readFileSync(join(root, name)))
  const digest = wanted.update(`${process.platform}-${process.arch}`).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  process.stderr.write(
    'Đang cài các gói cần thiết (lần đầu mất khoảng một phút) … / Installing packages (about a minute the first time) …\n',
  )
  const npm = process.env.npm_execpath
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error']
  const outcome = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
  if (outcome.status !== 0) stopWith('npm install did not finish; is the npm registry reachable and the folder writable?')
  // npm may complete the lock file with this platform's entries: the stamp describes the files as they are now.
  const now = createHash('sha256')
  for (const name of ['package.json', 'package-lock.json'])
    if (existsSync(join(root, name))) now.update(readFileSync(join(root, name)))
  writeFileSync(stamp, now.update(`${process.platform}-${process.arch}`).digest('hex'))
}

function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const file = join(
    root,
    'node_modules',
    `node-${platform}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  try {
    accessSync(file, constants.X_OK)
    return file
  } catch {
    if (Number(process.versions.node.split('.')[0]) >= runtimeMajor) return process.execPath
    return stopWith(
      `Khiên runs on Node ${runtimeMajor}; npm brings it for Linux and Windows, elsewhere please install Node ${runtimeMajor} or newer (this is ${process.version}).`,
    )
  }
}

function run(node, args) {
  return new Promise((done) => {
    const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, KHIEN_LAUNCHED_FROM: process.cwd() },
    })
    // Handed on also where a terminal's Ctrl-C reaches the child by itself: the same wish twice is one.
    const hand = (signal) => () => child.kill(signal)
    const signals = [
      ['SIGINT', hand('SIGINT')],
      ['SIGTERM', hand('SIGTERM')],
      ['SIGHUP', hand('SIGTERM')],
    ]
    for (const [name, act] of signals) process.on(name, act)
    // npm ends at SIGTERM without telling its grandchild on some shells: an orphan stops itself.
    const parent = process.ppid
    const watch = setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM')
    }, 500)
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      for (const [name, act] of signals) process.off(name, act)
      done(signal ? 1 : (code ?? 1))
    })
  })
}

installWhenNeeded()
const node = pinnedNode()
const [command = 'help', ...rest] = process.argv.slice(2)
if (command === 'run') {
  const [file, ...args] = rest
  process.exit(await run(node, [resolve(root, file), ...args]))
}
if (command === 'start' || command === 'demo' || command === 'server') {
  const built = await run(node, [join(root, 'tools', 'build.ts'), '--when-stale'])
  if (built !== 0) process.exit(built)
}
process.exit(await run(node, [join(root, 'src', 'main.ts'), command, ...rest]))

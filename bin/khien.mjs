#!/usr/bin/env node
// Words that every Node since 12 can read, and nothing imported before the check: an older one would only say SyntaxError.
var oldestNode = 20

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  process.stderr.write(
    'Khiên cần Node ' +
      oldestNode +
      ' trở lên; máy này có ' +
      process.version +
      '. Hãy cập nhật Node rồi chạy lại.\n' +
      'Khiên needs Node ' +
      oldestNode +
      ' or newer to start; this is ' +
      process.version +
      '.\n',
  )
  process.exit(1)
}
import('./launch.mjs')

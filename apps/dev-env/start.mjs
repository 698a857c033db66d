// The first step of `npm start`, in plain JavaScript: an older Node cannot even read the launcher.
const [major] = process.versions.node.split('.').map(Number);
if (major >= 26) {
  await import('./src/main.ts');
} else {
  const { platform, arch, version } = process;
  process.stderr.write(
    `这里找不到 Node 26（现在是 ${version}）。请先执行 npm ci，再用 npm start 启动；${platform}-${arch} 没有随附的 Node 时请自行安装 Node 26。\n` +
      `Node 26 is not here (this is ${version}). Run npm ci, then npm start; where no Node comes along for ${platform}-${arch}, install Node 26 yourself.\n`,
  );
  process.exitCode = 1;
}
